package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;

/** A tag, and when a customer has it. */
public record TagSettings(
        @Setting("The rule, in CEL over the variables of docs/grading.md; missing values make it unknown, not false.")
        String when) {}
