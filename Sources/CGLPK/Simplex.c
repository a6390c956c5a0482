#include "CGLPK.h"

#include <stdlib.h>

#include "Fence.h"

// Makes a fresh regular basis.
void cglpk_make_basis(glp_prob *problem, bool advanced) {
  if (advanced && glp_get_num_rows(problem) > 0 && glp_get_num_cols(problem) > 0)
    glp_adv_basis(problem, 0);
  else
    glp_std_basis(problem);
}

int cglpk_reset_basis(cglpk_program *program, bool advanced) {
  CGLPK_ENTER(program);
  cglpk_make_basis(program->problem, advanced);
  return CGLPK_OK;
}

int cglpk_set_basis(cglpk_program *program, const int32_t *rows, const int32_t *columns) {
  CGLPK_ENTER(program);
  glp_prob *problem = program->problem;
  int row_count = glp_get_num_rows(problem), column_count = glp_get_num_cols(problem);
  for (int i = 1; i <= row_count; i++) glp_set_row_stat(problem, i, rows[i - 1]);
  for (int j = 1; j <= column_count; j++) glp_set_col_stat(problem, j, columns[j - 1]);
  return CGLPK_OK;
}

// Whether few enough columns would take part.
static bool pays_to_sift(glp_prob *problem, const cglpk_simplex_options *options) {
  int columns = glp_get_num_cols(problem) - glp_get_num_rows(problem);
  return options->sifting > 0 && glp_get_num_rows(problem) > 0 && columns / 3 > options->sifting;
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
  bool finished = false;
  if (pays_to_sift(problem, options)) {
    int rows = glp_get_num_rows(problem), columns = glp_get_num_cols(problem);
    if (cglpk_reserve(program, rows) != CGLPK_OK) return CGLPK_NO_MEMORY;
    free(program->extra);
    program->extra = malloc(cglpk_sift_room(rows, columns));
    if (program->extra == NULL) return CGLPK_NO_MEMORY;
    finished = cglpk_sift(program, &parameters, program->extra, options->sifting);
    free(program->extra);
    program->extra = NULL;
  }
  result->code = finished ? 0 : glp_simplex(problem, &parameters);
  result->status = glp_get_status(problem);
  result->primal_status = glp_get_prim_stat(problem);
  result->dual_status = glp_get_dual_stat(problem);
  result->iterations = glp_get_it_cnt(problem) - before;
  result->objective = glp_get_obj_val(problem);
  return CGLPK_OK;
}
