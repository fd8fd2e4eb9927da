#ifndef REPLYD_CPCRE2_SHIM_H
#define REPLYD_CPCRE2_SHIM_H

// The header declares every function for one width of code units, as pcre2_…_8: these real names are what Swift sees.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/// The offset of a group that took no part in the match.
/// Here because PCRE2_UNSET is a macro with a cast, which Swift does not import.
static inline size_t cpcre2_unset(void) {
    return PCRE2_UNSET;
}

#endif
