// Clique cuts; see Cliques.c.

#ifndef CGLPK_CLIQUES_H
#define CGLPK_CLIQUES_H

#include "CGLPK.h"

// The most columns one clique may have.
#define CGLPK_CLIQUE_WORDS 8
#define CGLPK_CLIQUE_SIZE (64 * CGLPK_CLIQUE_WORDS)

// A set of members of one clique.
typedef struct {
  uint64_t words[CGLPK_CLIQUE_WORDS];
} cglpk_members;

typedef struct {
  int rows, columns;
  int node;                // where cuts were last looked for
  cglpk_members *members;  // of each row: which members of the clique at hand it holds
  int *starts;             // of each column: its first entry in `packed`; counts from one
  int *packed;             // the rows that allow only one of their columns, column by column
  int *order;              // columns to try
  double *keys;            // what they are chosen by
  void *room;              // to sort in
} cglpk_cliques;

size_t cglpk_cliques_room(glp_prob *problem);
void cglpk_cliques_start(cglpk_cliques *cliques, void *scratch, glp_prob *problem);

// Takes a clique; both arrays count from one.
typedef void (*cglpk_add_clique)(void *info, int count, const int *columns, const double *ones);
int cglpk_cliques_find(
    cglpk_cliques *cliques, glp_prob *problem, cglpk_add_clique add, void *info);
void cglpk_cliques_cut(cglpk_cliques *cliques, glp_tree *tree);

#endif
