// What the files of this target share. See include/CGLPK.h for what the fence is for.

#ifndef CGLPK_FENCE_H
#define CGLPK_FENCE_H

#include <setjmp.h>
#include <stddef.h>

#include "CGLPK.h"

// What one thread knows about its GLPK environment.
typedef struct {
  jmp_buf gate;         // where the error hook jumps to
  uint64_t generation;  // counts how often GLPK's memory of this thread was thrown away
  int alive;            // programs of this generation
  bool searching;       // inside the caller's `ask`
  bool freeing;         // inside glp_free_env after a fault
  size_t length;        // of the message
  char message[1024];
} cglpk_thread;

extern _Thread_local cglpk_thread cglpk_this_thread;

struct cglpk_program {
  glp_prob *problem;
  const cglpk_thread *owner;
  uint64_t generation;
  int room;         // of the two arrays below, which count from one as GLPK does
  int *places;
  double *numbers;
  void *extra;      // scratch of the solve under way, kept here so that a jump cannot leak it
};

int cglpk_enter(const cglpk_program *program);
int cglpk_fault(void);
int cglpk_reserve(cglpk_program *program, int count);

// Makes a fresh regular basis.
void cglpk_make_basis(glp_prob *problem, bool advanced);

// Solves over the promising columns; see Sifting.c. Returns whether the basis is optimal for all
// columns; if not, the plain method goes on from it under what is left of the limits.
bool cglpk_sift(cglpk_program *program, glp_smcp *parameters, void *scratch, int wanted);
size_t cglpk_sift_room(int rows, int columns);

// Opens the fence: refuses what must not reach GLPK, then catches what GLPK throws at us. The frame
// of the enclosing function is the one jumped to; it reads no local afterwards. BSD's names do not
// save the signal mask, which would cost a system call.
#define CGLPK_ENTER(program)                            \
  do {                                                  \
    int refusal = cglpk_enter(program);                 \
    if (refusal != CGLPK_OK) return refusal;            \
    if (_setjmp(cglpk_this_thread.gate) != 0) return cglpk_fault(); \
  } while (0)

#endif
