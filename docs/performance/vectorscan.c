/* Counts the forms that stand free in a text with Vectorscan, and says how fast. make.py compiles and runs it.
 *
 * vectorscan TEXT FORMS: the first line of FORMS is the number of hits there must be. Prints bytes a second of the fastest of 15 runs.
 */
#include <hs/hs.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>
#include <wctype.h>

struct search {
    const unsigned char *text;
    size_t length;
    const size_t *lengths;
    size_t hits;
};

static char *contents(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) {
        fprintf(stderr, "%s can't be read\n", path);
        exit(2);
    }
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*length + 1);
    if (!bytes || fread(bytes, 1, *length, file) != *length) {
        fprintf(stderr, "%s can't be read\n", path);
        exit(2);
    }
    bytes[*length] = 0;
    fclose(file);
    return bytes;
}

/* Numbers that aren't digits, as superscripts and fractions are, are part of a word too; the C library leaves them out. */
static int is_other_number(wchar_t c) {
    return c == 0xb2 || c == 0xb3 || c == 0xb9 || (c >= 0xbc && c <= 0xbe) || (c >= 0x2070 && c <= 0x2089 && (c < 0x207a || c > 0x207f)) ||
           (c >= 0x2150 && c <= 0x218b) || (c >= 0x2460 && c <= 0x249b) || (c >= 0x2776 && c <= 0x2793);
}

/* Is the character that begins at these bytes a letter or digit? */
static int is_letter(const unsigned char *bytes, size_t left) {
    wchar_t c;
    mbstate_t state = {0};
    if (left > 0 && *bytes < 0x80) return (*bytes | 0x20) - 'a' < 26u || *bytes - '0' < 10u;
    size_t read = mbrtowc(&c, (const char *)bytes, left, &state);
    return left > 0 && read != (size_t)-1 && read != (size_t)-2 && (iswalnum((wint_t)c) || is_other_number(c));
}

static int letter_before(const struct search *search, size_t at) {
    size_t first = at;
    if (at == 0) return 0;
    do first--;
    while (first > 0 && (search->text[first] & 0xc0) == 0x80);
    return is_letter(search->text + first, at - first);
}

static int letter_at(const struct search *search, size_t at) {
    return is_letter(search->text + at, search->length - at);
}

static int found(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *context) {
    (void)from;
    (void)flags;
    struct search *search = context;
    search->hits += !letter_before(search, to - search->lengths[id]) && !letter_at(search, to);
    return 0;
}

int main(int count, char **arguments) {
    if (count != 3 || !setlocale(LC_CTYPE, "C.UTF-8")) return 2;
    size_t length, forms_length, size = 0;
    char *text = contents(arguments[1], &length);
    char *line = contents(arguments[2], &forms_length);
    char *rest;
    size_t expected = strtoul(line, &rest, 10);
    for (char *c = rest + 1; *c; c++) size += *c == '\n';
    const char **forms = malloc(size * sizeof *forms);
    size_t *lengths = malloc(size * sizeof *lengths);
    unsigned *ids = malloc(size * sizeof *ids);
    unsigned *flags = calloc(size, sizeof *flags);
    char *next = rest + 1;
    for (size_t n = 0; n < size; n++) {
        char *end = strchr(next, '\n');
        *end = 0;
        forms[n] = next;
        lengths[n] = (size_t)(end - next);
        ids[n] = (unsigned)n;
        next = end + 1;
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    if (hs_compile_lit_multi(forms, flags, ids, lengths, (unsigned)size, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", error->message);
        return 2;
    }
    hs_scratch_t *scratch = NULL;
    hs_alloc_scratch(database, &scratch);
    double best = 1e9;
    for (int run = 0; run < 15; run++) {
        struct search search = {(unsigned char *)text, length, lengths, 0};
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        hs_scan(database, text, (unsigned)length, 0, scratch, found, &search);
        clock_gettime(CLOCK_MONOTONIC, &end);
        double seconds = (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
        if (seconds < best) best = seconds;
        if (search.hits != expected) {
            fprintf(stderr, "%zu hits, not %zu\n", search.hits, expected);
            return 1;
        }
    }
    printf("%.0f\n", (double)length / best);
    return 0;
}
