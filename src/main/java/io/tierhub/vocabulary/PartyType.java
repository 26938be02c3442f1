package io.tierhub.vocabulary;

/** Persons and organizations are matched apart. */
public enum PartyType {
    PERSON,
    ORGANIZATION
}
