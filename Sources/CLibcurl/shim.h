#ifndef CLIBCURL_SHIM_H
#define CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <sys/prctl.h>

// Swift cannot call variadic functions, and libcurl reads the wrong bytes when the third argument is of another type
// than the option wants. So: one setter for each type of argument, which refuses an option of another type. An option's
// type is the ten thousand that its number lies in.

#define CLIBCURL_HAS_TYPE(option, type) ((option) >= (type) && (option) < (type) + 10000)

/// Sets an option that takes a `long`: a number, a switch or a bit mask.
static inline CURLcode clibcurl_easy_set_long(CURL *handle, CURLoption option, long value) {
    if (!CLIBCURL_HAS_TYPE(option, CURLOPTTYPE_LONG)) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes a `curl_off_t`: a size.
static inline CURLcode clibcurl_easy_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    if (!CLIBCURL_HAS_TYPE(option, CURLOPTTYPE_OFF_T)) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes a string. libcurl keeps a copy (all string options but CURLOPT_POSTFIELDS).
static inline CURLcode clibcurl_easy_set_string(CURL *handle, CURLoption option, const char *value) {
    if (!CLIBCURL_HAS_TYPE(option, CURLOPTTYPE_STRINGPOINT)) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes a pointer, which libcurl only hands back: to a callback or by CURLINFO_PRIVATE.
static inline CURLcode clibcurl_easy_set_pointer(CURL *handle, CURLoption option, void *value) {
    if (!CLIBCURL_HAS_TYPE(option, CURLOPTTYPE_OBJECTPOINT)) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes a list of strings. libcurl keeps no copy: the list must outlive the transfer.
static inline CURLcode clibcurl_easy_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    if (!CLIBCURL_HAS_TYPE(option, CURLOPTTYPE_SLISTPOINT)) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_setopt(handle, option, value);
}

/// The callbacks for the body of a request, the body of an answer and its headers have one and the same type.
typedef size_t (*clibcurl_data_function)(char *buffer, size_t size, size_t count, void *user_data);

/// Sets an option that takes a callback of that type.
static inline CURLcode clibcurl_easy_set_data_function(CURL *handle, CURLoption option, clibcurl_data_function value) {
    if (option != CURLOPT_READFUNCTION && option != CURLOPT_WRITEFUNCTION && option != CURLOPT_HEADERFUNCTION) {
        return CURLE_BAD_FUNCTION_ARGUMENT;
    }
    return curl_easy_setopt(handle, option, value);
}

/// Reads an information that is a `long`. curl_easy_getinfo is variadic as well.
static inline CURLcode clibcurl_easy_get_long(CURL *handle, CURLINFO info, long *value) {
    if ((info & CURLINFO_TYPEMASK) != CURLINFO_LONG) return CURLE_BAD_FUNCTION_ARGUMENT;
    return curl_easy_getinfo(handle, info, value);
}

/// Reads back the pointer that CURLOPT_PRIVATE was set to.
static inline CURLcode clibcurl_easy_get_private(CURL *handle, void **value) {
    char *pointer = NULL;
    CURLcode code = curl_easy_getinfo(handle, CURLINFO_PRIVATE, &pointer);
    *value = pointer;
    return code;
}

/// Sets an option of a multi handle that takes a `long`. curl_multi_setopt is variadic as well.
static inline CURLMcode clibcurl_multi_set_long(CURLM *handle, CURLMoption option, long value) {
    if (!CLIBCURL_HAS_TYPE(option, CURLOPTTYPE_LONG)) return CURLM_BAD_FUNCTION_ARGUMENT;
    return curl_multi_setopt(handle, option, value);
}

/// Prepares libcurl for use by the whole process. The flags are a macro that Swift does not see.
static inline CURLcode clibcurl_global_init(void) {
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

/// Names the calling thread, for `top -H` and crash reports; at most 15 bytes. prctl is variadic, and Swift's Glibc
/// module leaves pthread_setname_np out.
static inline void clibcurl_name_thread(const char *name) {
    (void)prctl(PR_SET_NAME, name, 0, 0, 0);
}

#endif
