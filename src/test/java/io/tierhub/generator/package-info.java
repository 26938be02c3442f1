/** Seeded customers and the ways in which they are written down: what tests and benchmarks examine the hub on. */
@NullMarked
package io.tierhub.generator;

import org.jspecify.annotations.NullMarked;
