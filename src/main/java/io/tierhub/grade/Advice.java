package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;

/** Something that a person should look at in how customers are graded. */
public record Advice(String code, Bilingual words) {}
