/** The commands: picocli on top of the hub, in this process or in the daemon's. */
@NullMarked
package io.tierhub.cli;

import org.jspecify.annotations.NullMarked;
