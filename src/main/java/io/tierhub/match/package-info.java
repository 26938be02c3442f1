/**
 * Which source records are one customer: comparison features, blocking keys, comparison levels, weights, guarded
 * clustering, and the decision with its evidence. Pure and single-threaded, except {@link io.tierhub.match.Features}, which
 * are made in parallel.
 */
@NullMarked
package io.tierhub.match;

import org.jspecify.annotations.NullMarked;
