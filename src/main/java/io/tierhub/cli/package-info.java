/** The command line: what a person types, and how it reaches the process that owns the home. */
@NullMarked
package io.tierhub.cli;

import org.jspecify.annotations.NullMarked;
