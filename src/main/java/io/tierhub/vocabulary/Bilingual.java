package io.tierhub.vocabulary;

/** One sentence in both languages. */
public record Bilingual(String zh, String en) {}
