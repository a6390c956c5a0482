// Making the copy that an integer search runs on smaller and tighter.

#include "Root.h"

#include <float.h>
#include <math.h>

// Whether costs allow only whole objectives, so that a cutoff may be rounded up.
bool cglpk_objective_is_whole(glp_prob *problem) {
  if (floor(glp_get_obj_coef(problem, 0)) != glp_get_obj_coef(problem, 0)) return false;
  for (int j = 1; j <= glp_get_num_cols(problem); j++) {
    double cost = glp_get_obj_coef(problem, j);
    if (cost == 0) continue;
    if (glp_get_col_kind(problem, j) == GLP_CV || floor(cost) != cost) return false;
  }
  return true;
}

// Rounds the bounds of integer columns inwards, as GLPK refuses fractional ones. Returns false when
// nothing is left between them.
bool cglpk_round_bounds(glp_prob *problem) {
  const double slack = 1e-9;
  for (int j = 1; j <= glp_get_num_cols(problem); j++) {
    if (glp_get_col_kind(problem, j) == GLP_CV) continue;
    double lower = glp_get_col_lb(problem, j), upper = glp_get_col_ub(problem, j);
    bool has_lower = lower != -DBL_MAX, has_upper = upper != DBL_MAX;
    double up = has_lower ? ceil(lower - slack) : lower;
    double down = has_upper ? floor(upper + slack) : upper;
    if (up == lower && down == upper) continue;
    if (has_lower && has_upper && up > down) return false;
    int type = has_lower && has_upper ? (up == down ? GLP_FX : GLP_DB)
                                      : (has_lower ? GLP_LO : GLP_UP);
    glp_set_col_bnds(problem, j, type, up, down);
  }
  return true;
}

// Gives integer columns the upper bounds their rows imply: GLPK's clique and cover cuts look at
// columns bounded by zero and one only. `places` and `numbers` have room for a row.
void cglpk_imply_bounds(glp_prob *problem, int *places, double *numbers) {
  for (int i = 1; i <= glp_get_num_rows(problem); i++) {
    double limit = glp_get_row_ub(problem, i);
    if (limit == DBL_MAX || limit < 0) continue;
    int length = glp_get_mat_row(problem, i, places, numbers);
    bool applies = true;
    for (int k = 1; k <= length && applies; k++)
      applies = numbers[k] > 0 && glp_get_col_lb(problem, places[k]) >= 0;
    for (int k = 1; k <= length && applies; k++) {
      int j = places[k];
      double upper = floor(limit / numbers[k] + 1e-9), lower = glp_get_col_lb(problem, j);
      bool is_open = glp_get_col_type(problem, j) == GLP_LO;
      if (!is_open || glp_get_col_kind(problem, j) == GLP_CV || upper < lower) continue;
      glp_set_col_bnds(problem, j, upper > lower ? GLP_DB : GLP_FX, lower, upper);
      // A range puts a non-basic column at its smaller end, which is the lower one.
    }
  }
}

// What the reduced cost of column j says when only objectives below `cutoff` count.
typedef enum { column_stays, column_fixed_low, column_fixed_high, column_useless } verdict;

static verdict judge(glp_prob *original, glp_prob *copy, int j, double objective, double cutoff) {
  int status = glp_get_col_stat(original, j);
  if (status == GLP_BS) return column_stays;
  if (glp_get_col_type(copy, j) == GLP_FX)
    return glp_get_col_lb(copy, j) == 0 ? column_useless : column_stays;
  if (glp_get_col_kind(copy, j) == GLP_CV || !(cutoff < DBL_MAX)) return column_stays;
  // The duals' own error is of the order of their tolerance, 1e-7.
  double needed = cutoff - objective + 1e-6 * (1 + fabs(cutoff));
  double reduced = glp_get_col_dual(original, j);
  if (status == GLP_NL && reduced > needed &&
      glp_get_col_lb(copy, j) == glp_get_col_lb(original, j))
    return glp_get_col_lb(copy, j) == 0 ? column_useless : column_fixed_low;
  if (status == GLP_NU && -reduced > needed &&
      glp_get_col_ub(copy, j) == glp_get_col_ub(original, j))
    return column_fixed_high;
  return column_stays;
}

// Drops and fixes columns of the copy. Afterwards kept[1 ...] names the original columns; returns
// how many there are.
int cglpk_reduce(glp_prob *original, glp_prob *copy, double cutoff, int *kept, int *dropped) {
  double objective = glp_get_obj_val(original);
  int count = 0, drops = 0;
  for (int j = 1; j <= glp_get_num_cols(original); j++) {
    verdict word = judge(original, copy, j, objective, cutoff);
    double lower = glp_get_col_lb(copy, j), upper = glp_get_col_ub(copy, j);
    if (word == column_fixed_low) glp_set_col_bnds(copy, j, GLP_FX, lower, lower);
    if (word == column_fixed_high) glp_set_col_bnds(copy, j, GLP_FX, upper, upper);
    if (word == column_useless)
      dropped[++drops] = j;
    else
      kept[++count] = j;
  }
  if (drops > 0) glp_del_cols(copy, drops, dropped);
  return count;
}
