#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "Branching.h"
#include "CGLPK.h"
#include "Cliques.h"
#include "Fence.h"
#include "Root.h"

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
  bool is_whole;      // whether every objective is a whole number
  double cutoff;
  double bound;
} search;

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

static int search_tree(search *this, double *point, int milliseconds) {
  glp_iocp parameters;
  set_parameters(&parameters, this->options);
  parameters.tm_lim = milliseconds;
  callback_info info = {.search = this, .point = point};
  parameters.cb_info = &info;
  return glp_intopt(this->copy, &parameters);
}

// Tells the caller of the root's bound; whether to go on.
static bool ask_at_root(void *info, double bound) {
  search *this = info;
  if (bound > this->bound) this->bound = bound;
  cglpk_progress progress = {.bound = this->bound, .objective = this->cutoff};
  if (this->bound > this->cutoff) progress.bound = this->cutoff;
  cglpk_this_thread.searching = true;
  bool asked = this->ask(this->context, &progress) != 0;
  cglpk_this_thread.searching = false;
  if (asked) this->stop = CGLPK_STOP_ASKED;
  return !asked;
}

// Names the reason for the end and settles the bound.
static void conclude(search *this, cglpk_integer_result *result) {
  result->nodes = this->nodes;
  result->found = found(this);
  result->objective = result->found ? glp_mip_obj_val(this->copy) : this->cutoff;
  result->stop = this->stop;
  if (result->code == GLP_ETMLIM) result->stop = CGLPK_STOP_TIME;
  if (this->is_whole && fabs(this->bound) < 1e12) this->bound = ceil(this->bound - 1e-5);
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

// Adds what the search needs to the solved copy and searches; returns GLPK's code.
static int search_copy(search *this, cglpk_program *program, int milliseconds) {
  if (glp_get_status(this->copy) == GLP_NOFEAS) return 0;
  if (glp_get_status(this->copy) != GLP_OPT) return GLP_EROOT;
  if (this->cutoff < DBL_MAX)
    this->cutoff_column = add_cutoff(this->copy, this->cutoff);
  else if (glp_get_num_cols(this->copy) == 0)
    (void)add_cutoff(this->copy, glp_get_obj_coef(this->copy, 0));  // else GLPK's cuts abort
  if (!prepare(this, program)) return GLP_EFAIL;
  int code = cglpk_solve_copy(this->copy, milliseconds);
  if (code != 0 || glp_get_status(this->copy) != GLP_OPT) return code != 0 ? code : GLP_EROOT;
  return search_tree(this, program->numbers, milliseconds);
}

// Searches over a copy made tight; the solution goes to `values`.
static void search_tight(
    search *this, cglpk_program *program, double *values, cglpk_integer_result *result) {
  glp_prob *original = program->problem;
  int columns = glp_get_num_cols(original);
  cglpk_imply_bounds(this->copy, program->places, program->numbers);
  // `places` holds the kept columns first and the scratch of the reduction after them.
  cglpk_root root = {
      .copy = this->copy, .cutoff = this->cutoff, .cuts = this->options->clique_cuts,
      .milliseconds = this->options->milliseconds, .kept = program->places,
      .scratch = program->places + columns + 1, .ask = ask_at_root, .info = this};
  root.count = cglpk_reduce(original, this->copy, this->cutoff, root.kept, root.scratch);
  result->code = cglpk_tighten(&root, program);
  result->columns_kept = root.count;
  if (result->code == 0 && this->stop == CGLPK_STOP_NONE)
    result->code = search_copy(this, program, root.milliseconds);
  conclude(this, result);
  if (!result->found) return;
  for (int j = 0; j < columns; j++) values[j] = 0;
  for (int k = 1; k <= root.count; k++)
    values[root.kept[k] - 1] = glp_mip_col_val(this->copy, k);
}

int cglpk_integer(
    cglpk_program *program, const cglpk_integer_options *options, cglpk_ask ask, void *context,
    double *values, cglpk_integer_result *result) {
  CGLPK_ENTER(program);
  glp_prob *original = program->problem;
  int columns = glp_get_num_cols(original);
  if (columns > INT32_MAX / 3 - 8) return CGLPK_NO_MEMORY;
  // Both scratch arrays hang on the program, so that a jump cannot leak them.
  if (cglpk_reserve(program, 3 * columns + 8) != CGLPK_OK) return CGLPK_NO_MEMORY;
  double cutoff = options->cutoff < options->best_known ? options->cutoff : options->best_known;
  bool is_whole = cglpk_objective_is_whole(original);
  if (cutoff < 1e15 && is_whole) cutoff = ceil(cutoff - 1e-6);
  search this = {
      .options = options, .ask = ask, .context = context, .is_whole = is_whole, .cutoff = cutoff,
      .bound = options->root_bound};
  *result = (cglpk_integer_result){.bound = cutoff, .objective = cutoff};
  this.copy = glp_create_prob();
  glp_copy_prob(this.copy, original, GLP_OFF);
  if (cglpk_round_bounds(this.copy)) search_tight(&this, program, values, result);
  glp_delete_prob(this.copy);
  return CGLPK_OK;
}
