// Counts the allocations of the calling thread: the linker takes these functions in place of the C library's.
#ifndef CALLOCATIONCOUNT_H
#define CALLOCATIONCOUNT_H

#include <stdint.h>

/// How many blocks the calling thread has asked for since it began.
/// 0 for ever where the C library is not glibc, whose functions under other names do the work.
uint64_t callocation_count(void);

#endif
