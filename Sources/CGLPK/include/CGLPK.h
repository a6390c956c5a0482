// A small fence around GLPK.
//
// GLPK calls abort() when an argument is wrong, when one of its assertions fails and when memory
// runs out. Every function here runs GLPK under an error hook that jumps back into this file, so a
// fault comes back as CGLPK_FAILED. The jump crosses frames of GLPK and of this file only, never a
// frame of Swift: the one call out to Swift, `ask`, has returned before GLPK is called again.
//
// After a jump GLPK's memory of the thread is in an unknown state and is freed as a whole. Every
// program of that thread is lost; each later call on one returns CGLPK_LOST and touches nothing.
//
// All indices count from zero. Objectives are minimised.

#ifndef CGLPK_H
#define CGLPK_H

#include <glpk.h>
#include <stdbool.h>
#include <stdint.h>

// Results of the functions below; positive numbers are GLPK's own GLP_E… codes.
#define CGLPK_OK 0
#define CGLPK_FAILED (-1)        // GLPK gave up; all programs of this thread are lost
#define CGLPK_LOST (-2)          // the program was lost earlier
#define CGLPK_BUSY (-3)          // called from inside an integer search on this thread
#define CGLPK_WRONG_THREAD (-4)  // the program belongs to another thread
#define CGLPK_NO_MEMORY (-5)     // this file could not allocate
#define CGLPK_FILE (-6)          // a file could not be read or written

typedef struct cglpk_program cglpk_program;

// A new empty minimisation program, or NULL. `code` tells why.
cglpk_program *cglpk_create(int *code);

// Frees the program, and GLPK's memory of this thread with its last program.
void cglpk_delete(cglpk_program *program);

// The last line GLPK wanted to print on this thread. Never NULL.
const char *cglpk_message(void);

// Adds `count` rows (or columns). Vector k has the entries starts[k] ..< starts[k + 1] of `indices`
// and `values`. `values` may be NULL (all ones), `costs` and `integer` may be NULL.
int cglpk_add_rows(
    cglpk_program *program, int count, const int32_t *types, const double *lower,
    const double *upper, const int32_t *starts, const int32_t *indices, const double *values);
int cglpk_add_columns(
    cglpk_program *program, int count, const double *costs, const int32_t *types,
    const double *lower, const double *upper, const bool *integer, const int32_t *starts,
    const int32_t *indices, const double *values);

int cglpk_set_row_bounds(cglpk_program *program, int row, int type, double lower, double upper);
int cglpk_set_column_bounds(
    cglpk_program *program, int column, int type, double lower, double upper);
int cglpk_set_cost(cglpk_program *program, int column, double cost);
int cglpk_set_constant(cglpk_program *program, double constant);
int cglpk_set_integer(cglpk_program *program, int column, bool integer);
int cglpk_set_row_name(cglpk_program *program, int row, const char *name);
int cglpk_set_column_name(cglpk_program *program, int column, const char *name);

// Deletes the rows (or columns) at the given places, which increase strictly.
int cglpk_delete_rows(cglpk_program *program, int count, const int32_t *places);
int cglpk_delete_columns(cglpk_program *program, int count, const int32_t *places);

// Makes a fresh starting basis: all rows basic, or GLPK's advanced (triangular) one.
int cglpk_reset_basis(cglpk_program *program, bool advanced);

// Makes the basis that the statuses GLP_BS, GLP_NL, ... of all rows and columns tell.
int cglpk_set_basis(cglpk_program *program, const int32_t *rows, const int32_t *columns);

typedef struct {
  int method;           // GLP_PRIMAL, GLP_DUALP, GLP_DUAL
  int pricing;          // GLP_PT_…
  int ratio_test;       // GLP_RT_…
  int iteration_limit;
  int milliseconds;
  int shift;            // GLP_ON, GLP_OFF
  int row_format;       // GLP_USE_AT, GLP_USE_NT
  int presolve;         // GLP_ON, GLP_OFF
  int sifting;          // columns to take into each round, 0 for all at once
} cglpk_simplex_options;

typedef struct {
  int code;             // what glp_simplex returned
  int status;           // GLP_OPT, GLP_FEAS, GLP_INFEAS, GLP_NOFEAS, GLP_UNBND, GLP_UNDEF
  int primal_status;
  int dual_status;
  int iterations;       // of this call
  double objective;
} cglpk_simplex_result;

int cglpk_simplex(
    cglpk_program *program, const cglpk_simplex_options *options, cglpk_simplex_result *result);

// What cglpk_copy copies, one number per row or column.
#define CGLPK_ROW_VALUES 0
#define CGLPK_ROW_DUALS 1
#define CGLPK_COLUMN_VALUES 2
#define CGLPK_REDUCED_COSTS 3
#define CGLPK_ROW_STATUS 4
#define CGLPK_COLUMN_STATUS 5
#define CGLPK_COSTS 6
#define CGLPK_COLUMN_LOWER 7  // -DBL_MAX when there is none
#define CGLPK_COLUMN_UPPER 8  // +DBL_MAX when there is none
#define CGLPK_ROW_LOWER 9
#define CGLPK_ROW_UPPER 10
#define CGLPK_COLUMN_KIND 11  // 1 when integer

// Copies `count` numbers, which is the number of rows or columns.
int cglpk_copy(cglpk_program *program, int what, int count, double *numbers);

int cglpk_count(cglpk_program *program, int *rows, int *columns, int *coefficients);

// The objective at `values` (one per column), the largest violation of a row or a bound, relative to
// the size of the row's terms, and where: row, or -1 - column.
int cglpk_judge(
    cglpk_program *program, const double *values, double *objective, double *violation,
    int *place);

typedef struct {
  int nodes;            // subproblems created so far
  double bound;         // a lower bound of the objective
  double objective;     // of the best solution found here, or the cutoff
  bool found;           // whether a solution was found here
} cglpk_progress;

typedef struct {
  int node_limit;
  int milliseconds;
  double relative_gap;
  double cutoff;        // only cheaper solutions are wanted; +infinity when there is none
  double best_known;    // objective of a solution the caller holds; +infinity when there is none
  double root_bound;    // a lower bound the caller has proved, or -infinity
  bool clique_cuts, cover_cuts, rounding_cuts, gomory_cuts;
  bool feasibility_pump;
  bool stops_at_first;  // ends with CGLPK_STOP_FIRST once a solution is found
  int branching;        // GLP_BR_…
  int backtracking;     // GLP_BT_…
} cglpk_integer_options;

// Called at every step of the search; anything but zero ends it.
typedef int (*cglpk_ask)(void *context, const cglpk_progress *progress);

#define CGLPK_STOP_NONE 0     // the search tree is exhausted
#define CGLPK_STOP_NODES 1
#define CGLPK_STOP_TIME 2
#define CGLPK_STOP_GAP 3
#define CGLPK_STOP_ASKED 4
#define CGLPK_STOP_FIRST 5

typedef struct {
  int code;             // what glp_intopt returned
  int stop;             // CGLPK_STOP_…
  bool found;           // whether `values` holds a solution
  int nodes;
  int columns_kept;     // columns the search ran on after reduced-cost fixing
  double bound;
  double objective;
} cglpk_integer_result;

// Branch and bound over a copy of the program, whose relaxation must have been solved to optimality.
// Columns whose reduced cost proves them useless under `cutoff` are left out of the copy.
int cglpk_integer(
    cglpk_program *program, const cglpk_integer_options *options, cglpk_ask ask, void *context,
    double *values, cglpk_integer_result *result);

// Reads or writes CPLEX LP (mps == false) or free MPS files. On CGLPK_FILE see cglpk_message().
// Reading replaces the program; a maximisation becomes the minimisation of the negated objective.
int cglpk_read(cglpk_program *program, const char *path, bool mps);
int cglpk_write(cglpk_program *program, const char *path, bool mps);

// The name of a row or column, or NULL. The pointer lives until the next call.
const char *cglpk_row_name(cglpk_program *program, int row);
const char *cglpk_column_name(cglpk_program *program, int column);

// The entries of a row; both arrays have room for as many numbers as there are columns.
int cglpk_copy_row(
    cglpk_program *program, int row, int *count, int32_t *columns, double *values);

#endif
