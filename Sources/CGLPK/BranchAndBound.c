#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "Branching.h"
#include "CGLPK.h"
#include "Cliques.h"
#include "Fence.h"

// One search. Kept outside GLPK's memory but pointing into it.
typedef struct {
  const cglpk_integer_options *options;
  cglpk_ask ask;
  void *context;
  glp_prob *copy;
  int cutoff_column;  // see add_cutoff; 0 when there is none
  cglpk_branching branching;
  cglpk_cliques cliques;
  bool branches;      // whether we choose the column to branch on
  bool seeded;
  int stop;
  int nodes;
  double cutoff;
  double bound;
} search;

// MARK: Reduction

// Whether costs allow only whole objectives, so that a cutoff may be rounded up.
static bool objective_is_whole(glp_prob *problem) {
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
static bool round_bounds(glp_prob *problem) {
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
static void imply_bounds(glp_prob *problem, int *places, double *numbers) {
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
static int reduce(glp_prob *original, glp_prob *copy, double cutoff, int *kept, int *dropped) {
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

// GLPK has no parameter for a cutoff, only solutions. So the copy gets one more column, in no row,
// fixed at zero, whose cost is the cutoff: the point that sets it to one and all else to zero is
// handed in as a heuristic solution, which GLPK does not check against rows and bounds.
static int add_cutoff(glp_prob *copy, double cutoff) {
  int column = glp_add_cols(copy, 1);
  glp_set_col_kind(copy, column, GLP_IV);
  glp_set_col_bnds(copy, column, GLP_FX, 0, 0);
  glp_set_obj_coef(copy, column, cutoff - glp_get_obj_coef(copy, 0));
  return column;
}

// MARK: The search

static void seed(search *this, glp_tree *tree, double *point) {
  this->seeded = true;
  if (this->cutoff_column == 0) return;
  for (int j = 1; j < this->cutoff_column; j++) point[j] = 0;
  point[this->cutoff_column] = 1;
  (void)glp_ios_heur_sol(tree, point);
}

// Whether the best solution GLPK knows is one of its own.
static bool found(const search *this) {
  if (glp_mip_status(this->copy) != GLP_FEAS && glp_mip_status(this->copy) != GLP_OPT) return false;
  return this->cutoff_column == 0 || glp_mip_col_val(this->copy, this->cutoff_column) < 0.5;
}

static void note_bound(search *this, glp_tree *tree) {
  int best = glp_ios_best_node(tree);
  if (best == 0) return;
  double bound = glp_ios_node_bound(tree, best);
  // The first calls carry minus infinity.
  if (bound > this->bound && bound < DBL_MAX) this->bound = bound;
}

// Chooses nodes and branches. Until a solution is known the youngest node comes first, so that one
// is found soon; afterwards GLPK takes the node with the best bound.
static void steer(search *this, glp_tree *tree) {
  int reason = glp_ios_reason(tree);
  bool dives = this->cutoff_column == 0 && !found(this);
  if (reason == GLP_ISELECT && dives) glp_ios_select_node(tree, glp_ios_prev_node(tree, 0));
  if (reason == GLP_IROWGEN && this->branches) cglpk_branching_note(&this->branching, tree);
  if (reason == GLP_ICUTGEN && this->options->clique_cuts) cglpk_cliques_cut(&this->cliques, tree);
  if (reason == GLP_IBRANCH && this->branches) cglpk_branching_choose(&this->branching, tree);
}

// The search and the scratch array for the first solution.
typedef struct {
  search *search;
  double *point;
} callback_info;

static void step(glp_tree *tree, void *info) {
  search *this = ((callback_info *)info)->search;
  if (this->stop != CGLPK_STOP_NONE) return;
  if (!this->seeded) seed(this, tree, ((callback_info *)info)->point);
  note_bound(this, tree);
  int nodes = 0;
  glp_ios_tree_size(tree, NULL, NULL, &nodes);
  this->nodes = nodes;
  bool own = found(this);
  double objective = own ? glp_mip_obj_val(this->copy) : this->cutoff;
  double best = this->options->best_known;
  if (own && objective < best) best = objective;
  double bound = this->bound < objective ? this->bound : objective;
  cglpk_progress progress = {
      .nodes = nodes, .bound = bound, .objective = objective, .found = own};
  cglpk_this_thread.searching = true;
  bool asked = this->ask(this->context, &progress) != 0;
  cglpk_this_thread.searching = false;
  if (asked)
    this->stop = CGLPK_STOP_ASKED;
  else if (nodes > this->options->node_limit)
    this->stop = CGLPK_STOP_NODES;
  else if (this->options->relative_gap > 0 && best < DBL_MAX &&
           best - bound <= this->options->relative_gap * fabs(best))
    this->stop = CGLPK_STOP_GAP;
  else if (this->options->stops_at_first && own)
    this->stop = CGLPK_STOP_FIRST;
  if (this->stop != CGLPK_STOP_NONE)
    glp_ios_terminate(tree);
  else
    steer(this, tree);
}

static void set_parameters(glp_iocp *parameters, const cglpk_integer_options *options) {
  glp_init_iocp(parameters);
  parameters->msg_lev = GLP_MSG_OFF;
  bool own = options->branching == GLP_BR_PCH;
  parameters->br_tech = own ? GLP_BR_DTH : options->branching;
  if (own) parameters->cb_size = sizeof(cglpk_node);
  parameters->bt_tech = options->backtracking;
  parameters->tol_int = 1e-6;
  parameters->tm_lim = options->milliseconds;
  parameters->cov_cuts = options->cover_cuts ? GLP_ON : GLP_OFF;
  parameters->mir_cuts = options->rounding_cuts ? GLP_ON : GLP_OFF;
  parameters->gmi_cuts = options->gomory_cuts ? GLP_ON : GLP_OFF;
  parameters->fp_heur = options->feasibility_pump ? GLP_ON : GLP_OFF;
  parameters->presolve = GLP_OFF;
  parameters->cb_func = step;
}

// Solves the relaxation of the copy; usually no iteration is needed.
static int solve_root(glp_prob *copy, int milliseconds) {
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

static void run(search *this, double *point, cglpk_integer_result *result) {
  int milliseconds = this->options->milliseconds;
  result->code = solve_root(this->copy, milliseconds);
  if (result->code != 0) return;
  if (glp_get_status(this->copy) == GLP_NOFEAS) return;
  if (glp_get_status(this->copy) != GLP_OPT) {
    result->code = GLP_EROOT;
    return;
  }
  glp_iocp parameters;
  set_parameters(&parameters, this->options);
  callback_info info = {.search = this, .point = point};
  parameters.cb_info = &info;
  result->code = glp_intopt(this->copy, &parameters);
}

// Names the reason for the end and settles the bound.
static void conclude(search *this, cglpk_integer_result *result) {
  result->nodes = this->nodes;
  result->found = found(this);
  result->objective = result->found ? glp_mip_obj_val(this->copy) : this->cutoff;
  result->stop = this->stop;
  if (result->code == GLP_ETMLIM) result->stop = CGLPK_STOP_TIME;
  bool exhausted = result->code == 0 && result->stop == CGLPK_STOP_NONE;
  bool capped = exhausted || this->bound > result->objective;
  result->bound = capped ? result->objective : this->bound;
}

// Gives branching and cuts their memory, which hangs on the program so that a jump cannot leak it.
static bool prepare(search *this, cglpk_program *program) {
  int columns = glp_get_num_cols(this->copy);
  size_t first = (cglpk_branching_room(columns) + 15) / 16 * 16;
  free(program->extra);
  program->extra = malloc(first + cglpk_cliques_room(this->copy));
  if (program->extra == NULL) return false;
  this->branches = this->options->branching == GLP_BR_PCH;
  cglpk_branching_start(&this->branching, program->extra, columns);
  cglpk_cliques_start(&this->cliques, (char *)program->extra + first, this->copy);
  return true;
}

int cglpk_integer(
    cglpk_program *program, const cglpk_integer_options *options, cglpk_ask ask, void *context,
    double *values, cglpk_integer_result *result) {
  CGLPK_ENTER(program);
  glp_prob *original = program->problem;
  int columns = glp_get_num_cols(original);
  // Both scratch arrays survive a jump in `program`; `places` holds the kept columns first and the
  // dropped ones after them.
  if (columns > INT32_MAX / 2 - 4) return CGLPK_NO_MEMORY;
  if (cglpk_reserve(program, 2 * columns + 4) != CGLPK_OK) return CGLPK_NO_MEMORY;
  int *kept = program->places, *dropped = program->places + columns + 1;
  double cutoff = options->cutoff < options->best_known ? options->cutoff : options->best_known;
  if (cutoff < 1e15 && objective_is_whole(original)) cutoff = ceil(cutoff - 1e-6);
  search this = {
      .options = options, .ask = ask, .context = context, .cutoff = cutoff,
      .bound = options->root_bound};
  *result = (cglpk_integer_result){.bound = cutoff, .objective = cutoff};
  glp_prob *copy = glp_create_prob();
  this.copy = copy;
  glp_copy_prob(copy, original, GLP_OFF);
  if (!round_bounds(copy)) {
    glp_delete_prob(copy);
    return CGLPK_OK;
  }
  imply_bounds(copy, program->places, program->numbers);
  int count = reduce(original, copy, cutoff, kept, dropped);
  result->columns_kept = count;
  if (cutoff < DBL_MAX)
    this.cutoff_column = add_cutoff(copy, cutoff);
  else if (count == 0)
    (void)add_cutoff(copy, glp_get_obj_coef(copy, 0));  // GLPK's cuts abort without any column
  if (!prepare(&this, program)) {
    glp_delete_prob(copy);
    return CGLPK_NO_MEMORY;
  }
  run(&this, program->numbers, result);
  conclude(&this, result);
  if (result->found) {
    for (int j = 0; j < columns; j++) values[j] = 0;
    for (int k = 1; k <= count; k++) values[kept[k] - 1] = glp_mip_col_val(copy, k);
  }
  glp_delete_prob(copy);
  return CGLPK_OK;
}
