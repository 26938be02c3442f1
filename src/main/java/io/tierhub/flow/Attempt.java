package io.tierhub.flow;

import io.tierhub.publish.Outcome;

/** One attempt that was made, and what it came to. */
public record Attempt(DueEvent due, Outcome outcome) {}
