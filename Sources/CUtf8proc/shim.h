#ifndef REPLYD_CUTF8PROC_SHIM_H
#define REPLYD_CUTF8PROC_SHIM_H

#include <utf8proc.h>

/// Case folds and compatibility-decomposes one code point; characters that show nothing give no code point.
/// Here because the options are an enumeration that C adds up with `|` and Swift cannot.
/// No UTF8PROC_STRIPMARK: it destroys Thai, the Indic scripts and kana.
/// Returns how many code points it has: more than `capacity` when the buffer was too small, negative on an error.
static inline int cutf8proc_fold(int32_t codepoint, int32_t *buffer, int capacity) {
    int unused_boundary_class = 0;
    return (int)utf8proc_decompose_char(
        codepoint, buffer, capacity,
        (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD
                            | UTF8PROC_IGNORE),
        &unused_boundary_class);
}

/// The canonical composition of two code points, or 0 when they have none.
/// Here because the library composes buffers only, in place, and we need to know which pair became one.
static inline int32_t cutf8proc_compose(int32_t first, int32_t second) {
    int32_t pair[2] = {first, second};
    utf8proc_ssize_t length = utf8proc_normalize_utf32(
        pair, 2, (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    return length == 1 ? pair[0] : 0;
}

/// The canonical combining class: 0 for a code point that starts a sequence.
/// Here because the properties are a struct with bit fields behind a pointer.
static inline int cutf8proc_combining_class(int32_t codepoint) {
    return utf8proc_get_property(codepoint)->combining_class;
}

/// The general category, as one of the UTF8PROC_CATEGORY_ values.
/// Here because Swift imports the enumeration as a type of its own, and an integer is what we switch over.
static inline int cutf8proc_category(int32_t codepoint) {
    return utf8proc_get_property(codepoint)->category;
}

/// Whether a code point is a pictograph: an emoji, or a symbol that can be shown as one.
/// Here because the grapheme break class is a bit field of the properties.
static inline int cutf8proc_is_pictograph(int32_t codepoint) {
    return utf8proc_get_property(codepoint)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/// Whether a code point shows nothing by itself, such as a zero-width space.
/// Here because the flag is a bit field of the properties.
static inline int cutf8proc_is_ignorable(int32_t codepoint) {
    return utf8proc_get_property(codepoint)->ignorable;
}

#endif
