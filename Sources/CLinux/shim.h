#ifndef REPLYD_CLINUX_H
#define REPLYD_CLINUX_H

#include <stdlib.h>

#ifdef __linux__
#include <sys/prctl.h>

// prctl takes a variable number of arguments, which Swift cannot call.
static inline int replyd_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
#else
static inline int replyd_forbid_dumps(void) { return 0; }
#endif

#ifdef __GLIBC__
#include <malloc.h>

// malloc.h is not among what Swift's Glibc module shows.
static inline void replyd_return_memory(void) { malloc_trim(0); }
#else
static inline void replyd_return_memory(void) {}
#endif

#endif
