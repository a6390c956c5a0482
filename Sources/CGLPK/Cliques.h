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
  int node, rounds;        // how often cuts were looked for at the node last seen
  double last_objective;   // some rounds ago
  cglpk_members *members;  // of each row: which members of the clique at hand it holds
  int *starts;             // of each column: its first entry in `packed`; counts from one
  int *packed;             // the rows that allow only one of their columns, column by column
  int *order;              // columns to try
  double *keys;            // what they are chosen by
  void *room;              // to sort in
} cglpk_cliques;

size_t cglpk_cliques_room(glp_prob *problem);
void cglpk_cliques_start(cglpk_cliques *cliques, void *scratch, glp_prob *problem);
void cglpk_cliques_cut(cglpk_cliques *cliques, glp_tree *tree);

#endif
