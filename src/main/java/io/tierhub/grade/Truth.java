package io.tierhub.grade;

/** What a rule says of a customer; unknown where it depends on what is not known. */
enum Truth {
    TRUE,
    FALSE,
    UNKNOWN
}
