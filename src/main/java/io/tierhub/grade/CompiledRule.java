package io.tierhub.grade;

import dev.cel.runtime.Program;
import java.util.List;

/** A rule that was found right: the variables that it asks for, and how to run it. */
record CompiledRule(List<String> names, Program program) {}
