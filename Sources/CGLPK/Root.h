// The copy an integer search runs on, before the search; see Reduction.c and Root.c.

#ifndef CGLPK_ROOT_H
#define CGLPK_ROOT_H

#include "CGLPK.h"

bool cglpk_objective_is_whole(glp_prob *problem);
bool cglpk_round_bounds(glp_prob *problem);
void cglpk_imply_bounds(glp_prob *problem, int *places, double *numbers);
int cglpk_reduce(glp_prob *solved, glp_prob *copy, double cutoff, int *kept, int *dropped);

typedef struct {
  glp_prob *copy;
  double cutoff;
  bool cuts;         // whether cliques are cut
  int milliseconds;  // what is left of the time
  int count;         // of the columns kept
  int *kept;         // the original of each column; counts from one
  int *scratch;      // room for twice the columns
  bool (*ask)(void *info, double bound);  // told the bound; whether to go on
  void *info;
} cglpk_root;

int cglpk_solve_copy(glp_prob *copy, int milliseconds);
int cglpk_tighten(cglpk_root *root, cglpk_program *program);

#endif
