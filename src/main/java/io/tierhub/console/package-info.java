/** What the outside sees of a running hub: health, metrics, and the form of its log. */
@NullMarked
package io.tierhub.console;

import org.jspecify.annotations.NullMarked;
