// Clique cuts for packing rows.
//
// Two columns conflict when a row allows only one of them; columns in pairwise conflict may sum to
// one at most. Cliques are grown greedily from fractional columns, then lifted by columns of little
// reduced cost. GLPK's own separation compares all pairs of columns and does not look at the clock:
// seconds a round on 4 000 columns, minutes on 20 000.
//
// Source: M. W. Padberg, "On the facial structure of set packing polyhedra", Mathematical
// Programming 5 (1973), doi:10.1007/BF01580121.

#include "Cliques.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "Fence.h"

static const int cuts_per_round = 15;
enum { most_fractional = 400 };
static const int most_lifted = 2000;
static const double least_violation = 0.03;

typedef struct {
  int count;
  double sum;
  int columns[CGLPK_CLIQUE_SIZE + 1];  // count from one
} clique;

// Keys and columns of a choice, to sort: larger keys first, then the earlier column.
typedef struct {
  double key;
  int column;
} choice;

// MARK: The rows

size_t cglpk_cliques_room(glp_prob *problem) {
  size_t rows = (size_t)glp_get_num_rows(problem) + 1;
  size_t columns = (size_t)glp_get_num_cols(problem) + 2;
  size_t entries = (size_t)glp_get_num_nz(problem) + 1;
  return rows * sizeof(cglpk_members) +
         columns * (sizeof(choice) + sizeof(double) + 2 * sizeof(int)) + entries * sizeof(int);
}

// Whether row i allows only one of its columns; loads the row.
static bool packs(glp_prob *problem, int i, int *length, int *places, double *numbers) {
  if (glp_get_row_ub(problem, i) != 1) return false;
  *length = glp_get_mat_row(problem, i, places, numbers);
  for (int k = 1; k <= *length; k++) {
    bool is_counted = glp_get_col_kind(problem, places[k]) != GLP_CV;
    if (numbers[k] != 1 || !is_counted || glp_get_col_lb(problem, places[k]) < 0) return false;
  }
  return true;
}

void cglpk_cliques_start(cglpk_cliques *this, void *scratch, glp_prob *problem) {
  int rows = glp_get_num_rows(problem), columns = glp_get_num_cols(problem), length = 0;
  *this = (cglpk_cliques){.rows = rows, .columns = columns};
  this->members = scratch;
  this->room = this->members + rows + 1;
  this->keys = (double *)((choice *)this->room + columns + 2);
  this->starts = (int *)(this->keys + columns + 2);
  this->order = this->starts + columns + 2;
  this->packed = this->order + columns + 2;
  // Counts the entries of each column, then places them.
  for (int j = 0; j <= columns + 1; j++) this->starts[j] = 0;
  for (int i = 1; i <= rows; i++)
    if (packs(problem, i, &length, this->order, this->keys))
      for (int k = 1; k <= length; k++) this->starts[this->order[k]] += 1;
  int sum = 0;
  for (int j = 0; j <= columns + 1; j++) sum += this->starts[j], this->starts[j] = sum;
  for (int i = rows; i >= 1; i--)
    if (packs(problem, i, &length, this->order, this->keys))
      for (int k = 1; k <= length; k++) this->packed[--this->starts[this->order[k]]] = i;
}

// MARK: Growing

// Whether column j conflicts with every member.
static bool fits(const cglpk_cliques *this, const clique *found, int j) {
  cglpk_members seen = {{0}};
  int words = (found->count + 63) / 64;
  for (int k = this->starts[j]; k < this->starts[j + 1]; k++)
    for (int word = 0; word < words; word++)
      seen.words[word] |= this->members[this->packed[k]].words[word];
  for (int word = 0; word < words; word++) {
    int left = found->count - 64 * word;
    uint64_t all = left >= 64 ? UINT64_MAX : (UINT64_C(1) << left) - 1;
    if (seen.words[word] != all) return false;
  }
  return true;
}

static void join(cglpk_cliques *this, clique *found, int j, double value) {
  int member = found->count;
  for (int k = this->starts[j]; k < this->starts[j + 1]; k++)
    this->members[this->packed[k]].words[member / 64] |= UINT64_C(1) << (member % 64);
  found->columns[++found->count] = j;
  found->sum += value;
}

static void clear(cglpk_cliques *this, clique *found) {
  for (int member = 1; member <= found->count; member++) {
    int j = found->columns[member];
    for (int k = this->starts[j]; k < this->starts[j + 1]; k++)
      memset(&this->members[this->packed[k]], 0, sizeof(cglpk_members));
  }
  found->count = 0;
  found->sum = 0;
}

static int compare(const void *first, const void *second) {
  const choice *a = first, *b = second;
  if (a->key != b->key) return a->key < b->key ? 1 : -1;
  return (a->column > b->column) - (a->column < b->column);
}

// Sorts columns by key, largest first.
static void sort(int *columns, const double *keys, int count, choice *room) {
  for (int k = 0; k < count; k++) room[k] = (choice){.key = keys[k], .column = columns[k]};
  qsort(room, (size_t)count, sizeof *room, compare);
  for (int k = 0; k < count; k++) columns[k] = room[k].column;
}

// The fractional columns, largest value first, in fractional[0 ...]; returns how many.
static int list_fractional(cglpk_cliques *this, glp_prob *problem, int *fractional) {
  int count = 0;
  for (int j = 1; j <= this->columns && count < most_fractional; j++) {
    if (glp_get_col_stat(problem, j) != GLP_BS) continue;
    double value = glp_get_col_prim(problem, j);
    if (value < 1e-4 || value > 1 - 1e-4 || this->starts[j] == this->starts[j + 1]) continue;
    this->keys[count] = value;
    fractional[count++] = j;
  }
  sort(fractional, this->keys, count, this->room);
  return count;
}

// The columns at zero with the least reduced cost, in order[0 ...]; returns how many.
static int list_lifted(cglpk_cliques *this, glp_prob *problem) {
  choice *room = this->room;
  int count = 0;
  for (int j = 1; j <= this->columns; j++) {
    if (glp_get_col_prim(problem, j) > 1e-9 || this->starts[j] == this->starts[j + 1]) continue;
    if (glp_get_col_ub(problem, j) == 0) continue;
    room[count++] = (choice){.key = -fabs(glp_get_col_dual(problem, j)), .column = j};
  }
  qsort(room, (size_t)count, sizeof *room, compare);
  if (count > most_lifted) count = most_lifted;
  for (int k = 0; k < count; k++) this->order[k] = room[k].column;
  return count;
}

// MARK: Cutting

static void lift(cglpk_cliques *this, clique *found, int count) {
  for (int k = 0; k < count && found->count < CGLPK_CLIQUE_SIZE; k++)
    if (fits(this, found, this->order[k])) join(this, found, this->order[k], 0);
}

// Grows a clique from fractional[first].
static void grow(cglpk_cliques *this, glp_prob *problem, const int *fractional, int count, int first,
                 clique *found) {
  join(this, found, fractional[first], glp_get_col_prim(problem, fractional[first]));
  for (int k = 0; k < count && found->count < CGLPK_CLIQUE_SIZE / 2; k++)
    if (k != first && fits(this, found, fractional[k]))
      join(this, found, fractional[k], glp_get_col_prim(problem, fractional[k]));
}

// Finds violated cliques at the solution of the problem and hands them on; returns how many.
int cglpk_cliques_find(
    cglpk_cliques *this, glp_prob *problem, cglpk_add_clique add, void *info) {
  int fractional[most_fractional];
  bool taken[most_fractional] = {false};
  double ones[CGLPK_CLIQUE_SIZE + 1];
  for (int k = 0; k <= CGLPK_CLIQUE_SIZE; k++) ones[k] = 1;
  int count = list_fractional(this, problem, fractional);
  int lifted = list_lifted(this, problem), cuts = 0;
  memset(this->members, 0, ((size_t)this->rows + 1) * sizeof(cglpk_members));
  clique found = {.count = 0, .sum = 0};
  for (int first = 0; first < count && cuts < cuts_per_round; first++) {
    // A column that is in a cut already would mostly lead to the same one.
    if (taken[first]) continue;
    grow(this, problem, fractional, count, first, &found);
    if (found.sum > 1 + least_violation) {
      for (int k = 0; k < count; k++)
        for (int member = 1; member <= found.count; member++)
          if (fractional[k] == found.columns[member]) taken[k] = true;
      lift(this, &found, lifted);
      add(info, found.count, found.columns, ones);
      cuts += 1;
    }
    clear(this, &found);
  }
  return cuts;
}

static void add_to_pool(void *info, int count, const int *columns, const double *ones) {
  glp_ios_add_row(info, NULL, GLP_RF_CLQ, 0, count, columns, ones, GLP_UP, 1);
}

// Adds one round of cuts at each node; the root had its own before.
void cglpk_cliques_cut(cglpk_cliques *this, glp_tree *tree) {
  int node = glp_ios_curr_node(tree);
  if (node == 0 || node == this->node) return;
  this->node = node;
  (void)cglpk_cliques_find(this, glp_ios_get_prob(tree), add_to_pool, tree);
}
