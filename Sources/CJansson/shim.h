// What Swift needs of jansson and cannot see by itself.
#ifndef CJANSSON_SHIM_H
#define CJANSSON_SHIM_H

#include <jansson.h>
#include <stdbool.h>

/// `json_typeof` is a macro with a parameter, which Swift does not import.
static inline json_type cjansson_typeof(const json_t *value) {
    return json_typeof(value);
}

/// `json_error_code` is the name of a function and of an enum: Swift code that uses it would be ambiguous.
static inline enum json_error_code cjansson_error_code(const json_error_t *error) {
    return json_error_code(error);
}

/// The message is an array inside the struct, which Swift imports as a tuple of 160 characters. It ends with a NUL;
/// the pointer is good for as long as `error` is.
static inline const char *cjansson_error_text(const json_error_t *error) {
    return error->text;
}

#endif
