#include "CGLPK.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "Fence.h"

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
