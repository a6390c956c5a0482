// Cutting at the root.
//
// Each round solves the relaxation of the copy, drops the columns that its reduced costs prove
// useless under the cutoff, and cuts cliques off. The bound rises, so more columns go, so the next
// round is cheaper: what GLPK's own rounds, with all columns kept, cannot do.

#include "Root.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "Cliques.h"
#include "Fence.h"

static const int most_rounds = 60;
// Rounds end when this many of them raise the objective by less than this part of it.
static const int rounds_for_rise = 4;
static const double least_rise = 3e-4;

// Solves the relaxation of a copy; usually few iterations are needed.
int cglpk_solve_copy(glp_prob *copy, int milliseconds) {
  glp_smcp parameters;
  glp_init_smcp(&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.meth = GLP_DUALP;
  parameters.tm_lim = milliseconds;
  int code = glp_simplex(copy, &parameters);
  if (code != GLP_EBADB && code != GLP_ESING && code != GLP_ECOND && code != GLP_EFAIL) return code;
  glp_adv_basis(copy, 0);
  parameters.meth = GLP_PRIMAL;
  return glp_simplex(copy, &parameters);
}

// Charges the time since `before`; false when none is left.
static bool charge(cglpk_root *this, double *before) {
  double now = glp_time();
  if (this->milliseconds < INT32_MAX) {
    double left = this->milliseconds - 1000 * glp_difftime(now, *before);
    this->milliseconds = left > 0 ? (int)left : 0;
  }
  *before = now;
  return this->milliseconds > 0;
}

static void drop(cglpk_root *this) {
  if (!(this->cutoff < DBL_MAX)) return;
  int *next = this->scratch, *dropped = this->scratch + this->count + 1;
  int count = cglpk_reduce(this->copy, this->copy, this->cutoff, next, dropped);
  for (int k = 1; k <= count; k++) this->kept[k] = this->kept[next[k]];
  this->count = count;
}

static void add_row(void *info, int count, const int *columns, const double *ones) {
  glp_prob *copy = info;
  int row = glp_add_rows(copy, 1);
  glp_set_row_bnds(copy, row, GLP_UP, 0, 1);
  glp_set_mat_row(copy, row, count, columns, ones);
}

// Adds a round of cuts; returns how many.
static int cut(cglpk_root *this, cglpk_program *program) {
  free(program->extra);
  program->extra = malloc(cglpk_cliques_room(this->copy));
  if (program->extra == NULL) return 0;
  cglpk_cliques cliques;
  cglpk_cliques_start(&cliques, program->extra, this->copy);
  return cglpk_cliques_find(&cliques, this->copy, add_row, this->copy);
}

// Deletes the cuts that do not bind; a basic row leaves a regular basis behind.
static void purge(cglpk_root *this, int rows) {
  int count = 0, limit = 2 * this->count + 1;
  for (int i = rows + 1; i <= glp_get_num_rows(this->copy) && count < limit; i++)
    if (glp_get_row_stat(this->copy, i) == GLP_BS) this->scratch[++count] = i;
  if (count > 0) glp_del_rows(this->copy, count, this->scratch);
}

// Leaves the copy solved. Returns GLPK's code.
int cglpk_tighten(cglpk_root *this, cglpk_program *program) {
  int rows = glp_get_num_rows(this->copy);
  double before = glp_time(), last = -DBL_MAX;
  for (int round = 0;; round++) {
    int code = cglpk_solve_copy(this->copy, this->milliseconds);
    bool has_time = charge(this, &before);
    if (code != 0 || glp_get_status(this->copy) != GLP_OPT) return code;
    double objective = glp_get_obj_val(this->copy);
    if (!this->ask(this->info, objective)) return 0;
    if (!has_time) return GLP_ETMLIM;
    if (!this->cuts || round == most_rounds || objective >= this->cutoff) break;
    if (round % rounds_for_rise == 0) {
      if (round > 0 && objective - last < least_rise * fabs(objective)) break;
      last = objective;
    }
    drop(this);
    if (cut(this, program) == 0) break;
  }
  drop(this);
  purge(this, rows);
  return cglpk_solve_copy(this->copy, this->milliseconds);
}
