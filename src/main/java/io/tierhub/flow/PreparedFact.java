package io.tierhub.flow;

import io.tierhub.cleanse.CleanFact;
import io.tierhub.intake.Position;

/** A fact's row after the parallel part of its way. */
record PreparedFact(CleanFact fact, Position at, long contentHash) {}
