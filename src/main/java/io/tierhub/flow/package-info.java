/** Loads, calls a pure room, saves; the only room besides the console that knows Camel. */
@NullMarked
package io.tierhub.flow;

import org.jspecify.annotations.NullMarked;
