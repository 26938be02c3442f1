/** Files of a home become validated settings; every problem of every file is reported at once. */
@NullMarked
package io.tierhub.config;

import org.jspecify.annotations.NullMarked;
