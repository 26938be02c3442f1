/** The steps of the daemon: load, call a pure room, save. The only room besides the console that knows Camel. */
@NullMarked
package io.tierhub.flow;

import org.jspecify.annotations.NullMarked;
