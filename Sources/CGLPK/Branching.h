// The choice of the column to branch on; see Branching.c.

#ifndef CGLPK_BRANCHING_H
#define CGLPK_BRANCHING_H

#include "CGLPK.h"

// What branching down or up on a column costs per unit of the column.
typedef struct {
  double estimate;  // from one dual ratio test; negative while not computed
  double sum;       // of what it cost when it was done
  int count;
} cglpk_price;

typedef struct {
  int columns;
  cglpk_price *down, *up;  // of each column; count from one
  int *places;             // a row of the simplex tableau, which has no more entries than columns
  double *numbers;
  int *fractional;         // the columns to choose from
} cglpk_branching;

// What is kept with each node of the tree.
typedef struct {
  int column;        // branched on, 0 while it was not
  bool is_settled;   // whether the price of the branch leading here was noted
  double value;      // of the column
  double objective;  // of the node
} cglpk_node;

size_t cglpk_branching_room(int columns);
void cglpk_branching_start(cglpk_branching *branching, void *scratch, int columns);
void cglpk_branching_note(cglpk_branching *branching, glp_tree *tree);
void cglpk_branching_choose(cglpk_branching *branching, glp_tree *tree);

#endif
