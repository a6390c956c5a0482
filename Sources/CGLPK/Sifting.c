// Sifting: a program with many more columns than rows is solved over its promising columns; the
// others are held at their lower bound, where GLPK leaves them out of its arithmetic, and are priced
// with the duals of the small program until none would improve it.
//
// Source: R. E. Bixby, J. W. Gregory, I. J. Lustig, R. E. Marsten, D. F. Shanno, "Very large-scale
// linear programming: a case study in combining interior point and simplex methods", Operations
// Research 40 (1992), doi:10.1287/opre.40.5.885.

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "CGLPK.h"
#include "Fence.h"

typedef struct {
  glp_prob *problem;
  const cglpk_program *program;  // for its scratch arrays
  int rows, columns;
  double *upper;    // of each column held back; counts from one
  uint8_t *type;    // of each column held back, 0 while it takes part
  double *duals;    // of each row; counts from one
  double *reduced;  // of each column held back
  double *chosen;   // the reduced costs to choose from
} sieve;

// The reduced cost of column j at the duals last seen.
static double reduced_cost(const sieve *this, int j) {
  const int *places = this->program->places;
  double *numbers = this->program->numbers;
  double value = glp_get_obj_coef(this->problem, j);
  int length = glp_get_mat_col(this->problem, j, this->program->places, numbers);
  for (int k = 1; k <= length; k++) value -= numbers[k] * this->duals[places[k]];
  return value;
}

static void read_duals(sieve *this) {
  for (int i = 1; i <= this->rows; i++) this->duals[i] = glp_get_row_dual(this->problem, i);
}

static void hold_back(sieve *this, int j) {
  this->type[j] = (uint8_t)glp_get_col_type(this->problem, j);
  this->upper[j] = glp_get_col_ub(this->problem, j);
  double lower = glp_get_col_lb(this->problem, j);
  glp_set_col_bnds(this->problem, j, GLP_FX, lower, lower);
}

static void release(sieve *this, int j) {
  glp_set_col_bnds(
      this->problem, j, this->type[j], glp_get_col_lb(this->problem, j), this->upper[j]);
  glp_set_col_stat(this->problem, j, GLP_NL);
  this->type[j] = 0;
}

static int compare(const void *first, const void *second) {
  double a = *(const double *)first, b = *(const double *)second;
  return (a > b) - (a < b);
}

// The value that `wanted` of the `count` numbers do not exceed. Reorders them.
static double threshold(double *numbers, int count, int wanted) {
  if (wanted >= count) return DBL_MAX;
  int low = 0, high = count - 1;
  while (high - low > 32) {
    double pivot = numbers[low + (high - low) / 2];
    int i = low, j = high;
    while (i <= j) {
      while (numbers[i] < pivot) i++;
      while (numbers[j] > pivot) j--;
      if (i > j) break;
      double swapped = numbers[i];
      numbers[i++] = numbers[j];
      numbers[j--] = swapped;
    }
    if (wanted <= j)
      high = j;
    else if (wanted >= i)
      low = i;
    else
      return numbers[wanted];
  }
  qsort(numbers + low, (size_t)(high - low + 1), sizeof *numbers, compare);
  return numbers[wanted];
}

// Whether column j may be held back: it stands at a lower bound it could leave.
static bool can_wait(glp_prob *problem, int j) {
  if (glp_get_col_stat(problem, j) != GLP_NL) return false;
  int type = glp_get_col_type(problem, j);
  return type == GLP_LO || type == GLP_DB;
}

// Holds all columns back but those in the basis, those of one row and the `wanted` most promising.
static void start(sieve *this, int wanted) {
  int count = 0;
  for (int j = 1; j <= this->columns; j++) {
    this->type[j] = 0;
    if (!can_wait(this->problem, j) || glp_get_mat_col(this->problem, j, NULL, NULL) <= 1) continue;
    this->type[j] = 1;  // a candidate
    this->reduced[j] = reduced_cost(this, j);
    this->chosen[count++] = this->reduced[j];
  }
  double limit = threshold(this->chosen, count, wanted);
  for (int j = 1; j <= this->columns; j++) {
    if (this->type[j] == 0) continue;
    this->type[j] = 0;
    if (this->reduced[j] > limit) hold_back(this, j);
  }
}

// Releases about `wanted` of the columns that would improve the program; returns how many.
static int release_improving(sieve *this, int wanted) {
  const double tolerance = 1e-7;
  int count = 0, released = 0;
  for (int j = 1; j <= this->columns; j++) {
    if (this->type[j] == 0) continue;
    double value = reduced_cost(this, j);
    this->reduced[j] = value;
    if (value < -tolerance * (1 + fabs(glp_get_obj_coef(this->problem, j))))
      this->chosen[count++] = value;
    else
      this->reduced[j] = DBL_MAX;
  }
  if (count == 0) return 0;
  double limit = threshold(this->chosen, count, wanted);
  for (int j = 1; j <= this->columns; j++) {
    if (this->type[j] == 0 || this->reduced[j] == DBL_MAX || this->reduced[j] > limit) continue;
    release(this, j);
    released += 1;
  }
  return released;
}

static void release_all(sieve *this) {
  for (int j = 1; j <= this->columns; j++)
    if (this->type[j] != 0) release(this, j);
}

// What is left of the limits goes into `parameters`; false when nothing is.
static bool charge(glp_smcp *parameters, int *iterations_before, double *time_before,
                   glp_prob *problem) {
  int spent = glp_get_it_cnt(problem) - *iterations_before;
  *iterations_before += spent;
  if (parameters->it_lim < INT32_MAX) parameters->it_lim -= spent;
  double now = glp_time();
  int milliseconds = (int)(1000 * glp_difftime(now, *time_before));
  *time_before = now;
  if (parameters->tm_lim < INT32_MAX) parameters->tm_lim -= milliseconds;
  return parameters->it_lim > 0 && parameters->tm_lim > 0;
}

// Solves the program while columns are held back, by the primal method from the second round on: a
// column that comes back would improve the program, so the basis suits that method. Returns whether
// none of them would improve it.
static bool iterate(sieve *this, glp_smcp *parameters, int wanted) {
  glp_prob *problem = this->problem;
  int iterations = glp_get_it_cnt(problem);
  double time = glp_time();
  while (true) {
    int code = glp_simplex(problem, parameters);
    bool left = charge(parameters, &iterations, &time, problem);
    if (code != 0 || glp_get_status(problem) != GLP_OPT) return false;
    read_duals(this);
    if (release_improving(this, wanted) == 0) return true;
    if (!left) return false;
    parameters->meth = GLP_PRIMAL;
  }
}

bool cglpk_sift(cglpk_program *program, glp_smcp *parameters, void *scratch, int wanted) {
  glp_prob *problem = program->problem;
  int rows = glp_get_num_rows(problem), columns = glp_get_num_cols(problem);
  double *doubles = scratch;
  sieve this = {
      .problem = problem, .program = program, .rows = rows, .columns = columns,
      .upper = doubles, .reduced = doubles + columns + 1,
      .chosen = doubles + 2 * ((size_t)columns + 1),
      .duals = doubles + 3 * ((size_t)columns + 1),
      .type = (uint8_t *)(doubles + 3 * ((size_t)columns + 1) + rows + 1)};
  read_duals(&this);
  start(&this, wanted);
  bool finished = iterate(&this, parameters, wanted);
  if (parameters->it_lim < 0) parameters->it_lim = 0;
  if (parameters->tm_lim < 0) parameters->tm_lim = 0;
  release_all(&this);
  // Gives the columns held back their reduced costs, and checks the basis against all of them.
  return finished && glp_warm_up(problem) == 0 && glp_get_status(problem) == GLP_OPT;
}

size_t cglpk_sift_room(int rows, int columns) {
  return (3 * ((size_t)columns + 1) + (size_t)rows + 1) * sizeof(double) + (size_t)columns + 1;
}
