#include "CGLPK.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "Fence.h"

_Thread_local cglpk_thread cglpk_this_thread;

// MARK: The fence

static void jump(void *info) {
  (void)info;
  _longjmp(cglpk_this_thread.gate, 1);
}

// Keeps what GLPK wanted to print and lets nothing through to the terminal.
static int keep(void *info, const char *text) {
  (void)info;
  cglpk_thread *thread = &cglpk_this_thread;
  size_t room = sizeof thread->message - 1 - thread->length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(thread->message + thread->length, text, length);
  thread->length += length;
  thread->message[thread->length] = '\0';
  return 1;
}

static void clear_message(void) {
  cglpk_this_thread.length = 0;
  cglpk_this_thread.message[0] = '\0';
}

const char *cglpk_message(void) { return cglpk_this_thread.message; }

int cglpk_enter(const cglpk_program *program) {
  if (program == NULL) return CGLPK_LOST;
  if (program->owner != &cglpk_this_thread) return CGLPK_WRONG_THREAD;
  if (cglpk_this_thread.searching) return CGLPK_BUSY;
  if (program->generation != cglpk_this_thread.generation) return CGLPK_LOST;
  clear_message();
  return CGLPK_OK;
}

// Throws GLPK's memory of this thread away, and with it every program of the thread.
int cglpk_fault(void) {
  cglpk_thread *thread = &cglpk_this_thread;
  thread->searching = false;
  thread->alive = 0;
  if (thread->freeing) return CGLPK_FAILED;
  thread->generation += 1;
  thread->freeing = true;
  glp_free_env();
  thread->freeing = false;
  return CGLPK_FAILED;
}

// Makes the scratch arrays hold places 1 ... count.
int cglpk_reserve(cglpk_program *program, int count) {
  if (count < program->room) return CGLPK_OK;
  size_t room = (size_t)count + (size_t)count / 2 + 16;
  if (room > INT32_MAX) return CGLPK_NO_MEMORY;
  int *places = realloc(program->places, room * sizeof *places);
  if (places == NULL) return CGLPK_NO_MEMORY;
  program->places = places;
  double *numbers = realloc(program->numbers, room * sizeof *numbers);
  if (numbers == NULL) return CGLPK_NO_MEMORY;
  program->numbers = numbers;
  program->room = (int)room;
  return CGLPK_OK;
}

// MARK: Life

static int make_problem(cglpk_program *program) {
  CGLPK_ENTER(program);
  if (cglpk_this_thread.alive == 0) {
    glp_term_out(GLP_OFF);
    glp_term_hook(keep, NULL);
    glp_error_hook(jump, NULL);
  }
  program->problem = glp_create_prob();
  glp_set_obj_dir(program->problem, GLP_MIN);
  cglpk_this_thread.alive += 1;
  return CGLPK_OK;
}

cglpk_program *cglpk_create(int *code) {
  // Without thread-local storage two threads would share one environment.
  if (glp_config("TLS") == NULL) {
    *code = CGLPK_WRONG_THREAD;
    return NULL;
  }
  cglpk_program *program = calloc(1, sizeof *program);
  if (program == NULL) {
    *code = CGLPK_NO_MEMORY;
    return NULL;
  }
  program->owner = &cglpk_this_thread;
  program->generation = cglpk_this_thread.generation;
  *code = make_problem(program);
  if (*code == CGLPK_OK) return program;
  free(program);
  return NULL;
}

static int delete_problem(cglpk_program *program) {
  CGLPK_ENTER(program);
  glp_delete_prob(program->problem);
  cglpk_this_thread.alive -= 1;
  if (cglpk_this_thread.alive == 0) glp_free_env();
  return CGLPK_OK;
}

void cglpk_delete(cglpk_program *program) {
  if (program == NULL) return;
  // On another thread, or within a search, the problem cannot be freed safely: it is leaked.
  (void)delete_problem(program);
  free(program->places);
  free(program->numbers);
  free(program);
}

// MARK: Building

// Copies one sparse vector to the scratch arrays; returns its length.
static int load_vector(
    cglpk_program *program, int vector, const int32_t *starts, const int32_t *indices,
    const double *values) {
  int length = 0;
  for (int32_t k = starts[vector]; k < starts[vector + 1]; k++) {
    length += 1;
    program->places[length] = indices[k] + 1;
    program->numbers[length] = values == NULL ? 1 : values[k];
  }
  return length;
}

// Makes room for the longest vector.
static int reserve_longest(cglpk_program *program, int count, const int32_t *starts) {
  int32_t longest = 0;
  for (int k = 0; k < count; k++) {
    int32_t length = starts[k + 1] - starts[k];
    if (length > longest) longest = length;
  }
  return cglpk_reserve(program, longest);
}

int cglpk_add_rows(
    cglpk_program *program, int count, const int32_t *types, const double *lower,
    const double *upper, const int32_t *starts, const int32_t *indices, const double *values) {
  CGLPK_ENTER(program);
  if (count <= 0) return CGLPK_OK;
  if (reserve_longest(program, count, starts) != CGLPK_OK) return CGLPK_NO_MEMORY;
  glp_prob *problem = program->problem;
  int first = glp_add_rows(problem, count);
  for (int k = 0; k < count; k++) {
    glp_set_row_bnds(problem, first + k, types[k], lower[k], upper[k]);
    int length = load_vector(program, k, starts, indices, values);
    if (length > 0)
      glp_set_mat_row(problem, first + k, length, program->places, program->numbers);
  }
  return CGLPK_OK;
}

int cglpk_add_columns(
    cglpk_program *program, int count, const double *costs, const int32_t *types,
    const double *lower, const double *upper, const bool *integer, const int32_t *starts,
    const int32_t *indices, const double *values) {
  CGLPK_ENTER(program);
  if (count <= 0) return CGLPK_OK;
  if (reserve_longest(program, count, starts) != CGLPK_OK) return CGLPK_NO_MEMORY;
  glp_prob *problem = program->problem;
  int first = glp_add_cols(problem, count);
  for (int k = 0; k < count; k++) {
    int column = first + k;
    if (costs != NULL) glp_set_obj_coef(problem, column, costs[k]);
    if (integer != NULL && integer[k]) glp_set_col_kind(problem, column, GLP_IV);
    glp_set_col_bnds(problem, column, types[k], lower[k], upper[k]);
    int length = load_vector(program, k, starts, indices, values);
    if (length > 0)
      glp_set_mat_col(problem, column, length, program->places, program->numbers);
  }
  return CGLPK_OK;
}

int cglpk_set_row_bounds(cglpk_program *program, int row, int type, double lower, double upper) {
  CGLPK_ENTER(program);
  glp_set_row_bnds(program->problem, row + 1, type, lower, upper);
  return CGLPK_OK;
}

int cglpk_set_column_bounds(
    cglpk_program *program, int column, int type, double lower, double upper) {
  CGLPK_ENTER(program);
  glp_set_col_bnds(program->problem, column + 1, type, lower, upper);
  return CGLPK_OK;
}

int cglpk_set_cost(cglpk_program *program, int column, double cost) {
  CGLPK_ENTER(program);
  if (column < 0) return CGLPK_FAILED;
  glp_set_obj_coef(program->problem, column + 1, cost);
  return CGLPK_OK;
}

int cglpk_set_constant(cglpk_program *program, double constant) {
  CGLPK_ENTER(program);
  glp_set_obj_coef(program->problem, 0, constant);
  return CGLPK_OK;
}

int cglpk_set_integer(cglpk_program *program, int column, bool integer) {
  CGLPK_ENTER(program);
  glp_set_col_kind(program->problem, column + 1, integer ? GLP_IV : GLP_CV);
  return CGLPK_OK;
}

int cglpk_set_row_name(cglpk_program *program, int row, const char *name) {
  CGLPK_ENTER(program);
  glp_set_row_name(program->problem, row + 1, name);
  return CGLPK_OK;
}

int cglpk_set_column_name(cglpk_program *program, int column, const char *name) {
  CGLPK_ENTER(program);
  glp_set_col_name(program->problem, column + 1, name);
  return CGLPK_OK;
}

// Makes a fresh regular basis.
static void make_basis(glp_prob *problem, bool advanced) {
  if (advanced && glp_get_num_rows(problem) > 0 && glp_get_num_cols(problem) > 0)
    glp_adv_basis(problem, 0);
  else
    glp_std_basis(problem);
}

// Copies places to the scratch array, counting from one.
static int load_places(cglpk_program *program, int count, const int32_t *places) {
  if (cglpk_reserve(program, count) != CGLPK_OK) return CGLPK_NO_MEMORY;
  for (int k = 0; k < count; k++) program->places[k + 1] = places[k] + 1;
  return CGLPK_OK;
}

// What is left of the basis is square and regular only when each deleted row was basic and each
// deleted column was not. GLPK notices a wrong size (GLP_EBADB), but an empty row or column of the
// basis trips an assertion in its factorisation (bflib/sgf.c), so the basis is made anew.

int cglpk_delete_rows(cglpk_program *program, int count, const int32_t *places) {
  CGLPK_ENTER(program);
  if (count <= 0) return CGLPK_OK;
  if (load_places(program, count, places) != CGLPK_OK) return CGLPK_NO_MEMORY;
  bool keeps_basis = true;
  for (int k = 1; k <= count; k++)
    if (glp_get_row_stat(program->problem, program->places[k]) != GLP_BS) keeps_basis = false;
  glp_del_rows(program->problem, count, program->places);
  if (!keeps_basis) make_basis(program->problem, true);
  return CGLPK_OK;
}

int cglpk_delete_columns(cglpk_program *program, int count, const int32_t *places) {
  CGLPK_ENTER(program);
  if (count <= 0) return CGLPK_OK;
  if (load_places(program, count, places) != CGLPK_OK) return CGLPK_NO_MEMORY;
  bool keeps_basis = true;
  for (int k = 1; k <= count; k++)
    if (glp_get_col_stat(program->problem, program->places[k]) == GLP_BS) keeps_basis = false;
  glp_del_cols(program->problem, count, program->places);
  if (!keeps_basis) make_basis(program->problem, true);
  return CGLPK_OK;
}

// MARK: Looking

int cglpk_count(cglpk_program *program, int *rows, int *columns, int *coefficients) {
  CGLPK_ENTER(program);
  *rows = glp_get_num_rows(program->problem);
  *columns = glp_get_num_cols(program->problem);
  *coefficients = glp_get_num_nz(program->problem);
  return CGLPK_OK;
}

static double row_number(glp_prob *problem, int what, int row) {
  switch (what) {
    case CGLPK_ROW_VALUES: return glp_get_row_prim(problem, row);
    case CGLPK_ROW_DUALS: return glp_get_row_dual(problem, row);
    case CGLPK_ROW_STATUS: return glp_get_row_stat(problem, row);
    case CGLPK_ROW_LOWER: return glp_get_row_lb(problem, row);
    default: return glp_get_row_ub(problem, row);
  }
}

static double column_number(glp_prob *problem, int what, int column) {
  switch (what) {
    case CGLPK_COLUMN_VALUES: return glp_get_col_prim(problem, column);
    case CGLPK_REDUCED_COSTS: return glp_get_col_dual(problem, column);
    case CGLPK_COLUMN_STATUS: return glp_get_col_stat(problem, column);
    case CGLPK_COSTS: return glp_get_obj_coef(problem, column);
    case CGLPK_COLUMN_LOWER: return glp_get_col_lb(problem, column);
    case CGLPK_COLUMN_UPPER: return glp_get_col_ub(problem, column);
    default: return glp_get_col_kind(problem, column) == GLP_CV ? 0 : 1;
  }
}

int cglpk_copy(cglpk_program *program, int what, int count, double *numbers) {
  CGLPK_ENTER(program);
  bool rows = what == CGLPK_ROW_VALUES || what == CGLPK_ROW_DUALS || what == CGLPK_ROW_STATUS ||
              what == CGLPK_ROW_LOWER || what == CGLPK_ROW_UPPER;
  glp_prob *problem = program->problem;
  for (int k = 0; k < count; k++)
    numbers[k] = rows ? row_number(problem, what, k + 1) : column_number(problem, what, k + 1);
  return CGLPK_OK;
}

int cglpk_copy_row(
    cglpk_program *program, int row, int *count, int32_t *columns, double *values) {
  CGLPK_ENTER(program);
  if (cglpk_reserve(program, glp_get_num_cols(program->problem)) != CGLPK_OK)
    return CGLPK_NO_MEMORY;
  int length = glp_get_mat_row(program->problem, row + 1, program->places, program->numbers);
  for (int k = 0; k < length; k++) {
    columns[k] = program->places[k + 1] - 1;
    values[k] = program->numbers[k + 1];
  }
  *count = length;
  return CGLPK_OK;
}

// How far `value` lies outside its bounds, per unit of `scale`.
static double outside(double value, double lower, double upper, double scale) {
  double below = lower > -DBL_MAX ? lower - value : 0;
  double above = upper < DBL_MAX ? value - upper : 0;
  double worst = below > above ? below : above;
  return worst > 0 ? worst / scale : 0;
}

int cglpk_judge(
    cglpk_program *program, const double *values, double *objective, double *violation,
    int *place) {
  CGLPK_ENTER(program);
  glp_prob *problem = program->problem;
  int rows = glp_get_num_rows(problem), columns = glp_get_num_cols(problem);
  if (cglpk_reserve(program, rows + 1) != CGLPK_OK) return CGLPK_NO_MEMORY;
  double *sums = calloc(2 * ((size_t)rows + 1), sizeof *sums);
  if (sums == NULL) return CGLPK_NO_MEMORY;
  double *largest = sums + rows + 1;
  *objective = glp_get_obj_coef(problem, 0);
  *violation = 0;
  *place = 0;
  for (int j = 1; j <= columns; j++) {
    double value = values[j - 1];
    double excess = outside(
        value, glp_get_col_lb(problem, j), glp_get_col_ub(problem, j), 1 + fabs(value));
    if (excess > *violation) *violation = excess, *place = -j;
    if (value == 0) continue;
    *objective += value * glp_get_obj_coef(problem, j);
    int length = glp_get_mat_col(problem, j, program->places, program->numbers);
    for (int k = 1; k <= length; k++) {
      double term = program->numbers[k] * value;
      int row = program->places[k];
      sums[row] += term;
      if (fabs(term) > largest[row]) largest[row] = fabs(term);
    }
  }
  for (int i = 1; i <= rows; i++) {
    double excess = outside(
        sums[i], glp_get_row_lb(problem, i), glp_get_row_ub(problem, i), 1 + largest[i]);
    if (excess > *violation) *violation = excess, *place = i - 1;
  }
  free(sums);
  return CGLPK_OK;
}

const char *cglpk_row_name(cglpk_program *program, int row) {
  if (cglpk_enter(program) != CGLPK_OK) return NULL;
  if (row < 0 || row >= glp_get_num_rows(program->problem)) return NULL;
  return glp_get_row_name(program->problem, row + 1);
}

const char *cglpk_column_name(cglpk_program *program, int column) {
  if (cglpk_enter(program) != CGLPK_OK) return NULL;
  if (column < 0 || column >= glp_get_num_cols(program->problem)) return NULL;
  return glp_get_col_name(program->problem, column + 1);
}

// MARK: The simplex method

int cglpk_reset_basis(cglpk_program *program, bool advanced) {
  CGLPK_ENTER(program);
  make_basis(program->problem, advanced);
  return CGLPK_OK;
}

int cglpk_simplex(
    cglpk_program *program, const cglpk_simplex_options *options, cglpk_simplex_result *result) {
  CGLPK_ENTER(program);
  glp_prob *problem = program->problem;
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.meth = options->method;
  parameters.pricing = options->pricing;
  parameters.r_test = options->ratio_test;
  parameters.it_lim = options->iteration_limit;
  parameters.tm_lim = options->milliseconds;
  parameters.shift = options->shift;
  parameters.aorn = options->row_format;
  parameters.presolve = options->presolve;
  int before = glp_get_it_cnt(problem);
  result->code = glp_simplex(problem, &parameters);
  result->status = glp_get_status(problem);
  result->primal_status = glp_get_prim_stat(problem);
  result->dual_status = glp_get_dual_stat(problem);
  result->iterations = glp_get_it_cnt(problem) - before;
  result->objective = glp_get_obj_val(problem);
  return CGLPK_OK;
}
