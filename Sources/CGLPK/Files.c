#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "CGLPK.h"
#include "Fence.h"

// Larger numbers are taken for a mistake; the same limit as in LinearProgram.swift.
static const double largest_magnitude = 1e20;

static bool acceptable(double number) { return fabs(number) <= largest_magnitude; }

// Whether the bounds of a row or column are numbers that do not contradict each other.
static bool acceptable_bounds(double lower, double upper) {
  bool has_lower = lower != -DBL_MAX, has_upper = upper != DBL_MAX;
  if (has_lower && !acceptable(lower)) return false;
  if (has_upper && !acceptable(upper)) return false;
  return !(has_lower && has_upper && lower > upper);
}

// The bound type GLPK accepts: a doubly bounded variable whose bounds are equal is an error to it.
static int settled_type(int type, double lower, double upper) {
  return type == GLP_DB && lower == upper ? GLP_FX : type;
}

static bool settle_rows(glp_prob *problem) {
  for (int i = 1; i <= glp_get_num_rows(problem); i++) {
    double lower = glp_get_row_lb(problem, i), upper = glp_get_row_ub(problem, i);
    if (!acceptable_bounds(lower, upper)) return false;
    glp_set_row_bnds(
        problem, i, settled_type(glp_get_row_type(problem, i), lower, upper), lower, upper);
  }
  return true;
}

static bool settle_columns(cglpk_program *program, double sign) {
  glp_prob *problem = program->problem;
  for (int j = 1; j <= glp_get_num_cols(problem); j++) {
    double lower = glp_get_col_lb(problem, j), upper = glp_get_col_ub(problem, j);
    if (!acceptable_bounds(lower, upper)) return false;
    glp_set_col_bnds(
        problem, j, settled_type(glp_get_col_type(problem, j), lower, upper), lower, upper);
    double cost = glp_get_obj_coef(problem, j);
    if (!acceptable(cost)) return false;
    glp_set_obj_coef(problem, j, sign * cost);
    int length = glp_get_mat_col(problem, j, program->places, program->numbers);
    for (int k = 1; k <= length; k++)
      if (!acceptable(program->numbers[k])) return false;
  }
  return true;
}

// Leaves our own words as the message.
static void explain(const char *text) {
  cglpk_this_thread.length = (size_t)snprintf(
      cglpk_this_thread.message, sizeof cglpk_this_thread.message, "%s\n", text);
}

// The MPS reader keeps the objective as a free row as well.
static void delete_objective_row(glp_prob *problem) {
  const char *objective = glp_get_obj_name(problem);
  for (int i = 1; objective != NULL && i <= glp_get_num_rows(problem); i++) {
    const char *name = glp_get_row_name(problem, i);
    if (name == NULL || strcmp(name, objective) != 0) continue;
    if (glp_get_row_type(problem, i) != GLP_FR) return;
    int places[2] = {0, i};
    glp_del_rows(problem, 1, places);
    return;
  }
}

// Turns a maximisation round and refuses numbers the solver could choke on.
static bool settle(cglpk_program *program) {
  glp_prob *problem = program->problem;
  double sign = glp_get_obj_dir(problem) == GLP_MAX ? -1 : 1;
  double constant = glp_get_obj_coef(problem, 0);
  if (!acceptable(constant)) return false;
  glp_set_obj_dir(problem, GLP_MIN);
  glp_set_obj_coef(problem, 0, sign * constant);
  return settle_rows(problem) && settle_columns(program, sign);
}

int cglpk_read(cglpk_program *program, const char *path, bool mps) {
  CGLPK_ENTER(program);
  glp_prob *problem = program->problem;
  // The output goes to the hook, which keeps it for the error message.
  glp_term_out(GLP_ON);
  int code = mps ? glp_read_mps(problem, GLP_MPS_FILE, NULL, path)
                 : glp_read_lp(problem, NULL, path);
  glp_term_out(GLP_OFF);
  if (code != 0) {
    glp_erase_prob(problem);
    glp_set_obj_dir(problem, GLP_MIN);
    return CGLPK_FILE;
  }
  if (mps) delete_objective_row(problem);
  if (cglpk_reserve(program, glp_get_num_rows(problem)) != CGLPK_OK) return CGLPK_NO_MEMORY;
  if (settle(program)) return CGLPK_OK;
  glp_erase_prob(problem);
  glp_set_obj_dir(problem, GLP_MIN);
  explain("a number is too large or a lower bound exceeds its upper bound");
  return CGLPK_FILE;
}

// GLPK's MPS writer leaves the objective out when any row is free, as it takes that row for the
// objective, and its LP writer drops free rows; so neither sees one. Neither can write a program
// without rows or columns: the MPS writer aborts. Returns whether something is left to write.
static bool prepare_copy(cglpk_program *program, glp_prob *copy) {
  glp_copy_prob(copy, program->problem, GLP_ON);
  int count = 0;
  for (int i = 1; i <= glp_get_num_rows(copy); i++)
    if (glp_get_row_type(copy, i) == GLP_FR) program->places[++count] = i;
  if (count > 0) glp_del_rows(copy, count, program->places);
  return glp_get_num_rows(copy) > 0 && glp_get_num_cols(copy) > 0;
}

// GLPK's LP writer loses the constant of the objective, so a column fixed at one carries it.
static void write_out_constant(glp_prob *copy) {
  double constant = glp_get_obj_coef(copy, 0);
  if (constant == 0) return;
  int column = glp_add_cols(copy, 1);
  glp_set_col_bnds(copy, column, GLP_FX, 1, 1);
  glp_set_obj_coef(copy, column, constant);
  glp_set_obj_coef(copy, 0, 0);
}

int cglpk_write(cglpk_program *program, const char *path, bool mps) {
  CGLPK_ENTER(program);
  if (cglpk_reserve(program, glp_get_num_rows(program->problem)) != CGLPK_OK)
    return CGLPK_NO_MEMORY;
  glp_prob *copy = glp_create_prob();
  int code = CGLPK_FILE;
  if (prepare_copy(program, copy)) {
    if (!mps) write_out_constant(copy);
    glp_term_out(GLP_ON);
    int failure = mps ? glp_write_mps(copy, GLP_MPS_FILE, NULL, path)
                      : glp_write_lp(copy, NULL, path);
    glp_term_out(GLP_OFF);
    if (failure == 0) code = CGLPK_OK;
  } else {
    explain("a program without binding rows or without columns cannot be written");
  }
  glp_delete_prob(copy);
  return code;
}
