#include "CGLPK.h"
#include "Fence.h"

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
  if (!keeps_basis) cglpk_make_basis(program->problem, true);
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
  if (!keeps_basis) cglpk_make_basis(program->problem, true);
  return CGLPK_OK;
}
