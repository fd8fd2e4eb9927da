#ifndef REPLYD_CLINUX_H
#define REPLYD_CLINUX_H

#ifdef __linux__
#include <sys/prctl.h>

// prctl takes a variable number of arguments, which Swift cannot call.
static inline int replyd_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
#else
static inline int replyd_forbid_dumps(void) { return 0; }
#endif

#endif
