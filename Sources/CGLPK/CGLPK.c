#include "CGLPK.h"

#include <stdlib.h>
#include <string.h>

#include "Fence.h"

_Thread_local cglpk_thread cglpk_this_thread;

// MARK: The fence

static void jump(void *info) {
  (void)info;
  _longjmp(cglpk_this_thread.gate, 1);
}

// Keeps what GLPK wanted to print and lets nothing through to the terminal.
static int keep(void *info, const char *text) {
  (void)info;
  cglpk_thread *thread = &cglpk_this_thread;
  size_t room = sizeof thread->message - 1 - thread->length;
  size_t length = strlen(text);
  if (length > room) length = room;
  memcpy(thread->message + thread->length, text, length);
  thread->length += length;
  thread->message[thread->length] = '\0';
  return 1;
}

static void clear_message(void) {
  cglpk_this_thread.length = 0;
  cglpk_this_thread.message[0] = '\0';
}

const char *cglpk_message(void) { return cglpk_this_thread.message; }

int cglpk_enter(const cglpk_program *program) {
  if (program == NULL) return CGLPK_LOST;
  if (program->owner != &cglpk_this_thread) return CGLPK_WRONG_THREAD;
  if (cglpk_this_thread.searching) return CGLPK_BUSY;
  if (program->generation != cglpk_this_thread.generation) return CGLPK_LOST;
  clear_message();
  return CGLPK_OK;
}

// Throws GLPK's memory of this thread away, and with it every program of the thread.
int cglpk_fault(void) {
  cglpk_thread *thread = &cglpk_this_thread;
  thread->searching = false;
  thread->alive = 0;
  if (thread->freeing) return CGLPK_FAILED;
  thread->generation += 1;
  thread->freeing = true;
  glp_free_env();
  thread->freeing = false;
  return CGLPK_FAILED;
}

// Makes the scratch arrays hold places 1 ... count.
int cglpk_reserve(cglpk_program *program, int count) {
  if (count < program->room) return CGLPK_OK;
  size_t room = (size_t)count + (size_t)count / 2 + 16;
  if (room > INT32_MAX) return CGLPK_NO_MEMORY;
  int *places = realloc(program->places, room * sizeof *places);
  if (places == NULL) return CGLPK_NO_MEMORY;
  program->places = places;
  double *numbers = realloc(program->numbers, room * sizeof *numbers);
  if (numbers == NULL) return CGLPK_NO_MEMORY;
  program->numbers = numbers;
  program->room = (int)room;
  return CGLPK_OK;
}

// MARK: Life

static int make_problem(cglpk_program *program) {
  CGLPK_ENTER(program);
  if (cglpk_this_thread.alive == 0) {
    glp_term_out(GLP_OFF);
    glp_term_hook(keep, NULL);
    glp_error_hook(jump, NULL);
  }
  program->problem = glp_create_prob();
  glp_set_obj_dir(program->problem, GLP_MIN);
  cglpk_this_thread.alive += 1;
  return CGLPK_OK;
}

cglpk_program *cglpk_create(int *code) {
  // Without thread-local storage two threads would share one environment.
  if (glp_config("TLS") == NULL) {
    *code = CGLPK_WRONG_THREAD;
    return NULL;
  }
  cglpk_program *program = calloc(1, sizeof *program);
  if (program == NULL) {
    *code = CGLPK_NO_MEMORY;
    return NULL;
  }
  program->owner = &cglpk_this_thread;
  program->generation = cglpk_this_thread.generation;
  *code = make_problem(program);
  if (*code == CGLPK_OK) return program;
  free(program);
  return NULL;
}

static int delete_problem(cglpk_program *program) {
  CGLPK_ENTER(program);
  glp_delete_prob(program->problem);
  cglpk_this_thread.alive -= 1;
  if (cglpk_this_thread.alive == 0) glp_free_env();
  return CGLPK_OK;
}

void cglpk_delete(cglpk_program *program) {
  if (program == NULL) return;
  // On another thread, or within a search, the problem cannot be freed safely: it is leaked.
  (void)delete_problem(program);
  free(program->places);
  free(program->numbers);
  free(program->extra);
  free(program);
}
