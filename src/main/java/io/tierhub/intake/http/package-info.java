/** How a source is asked over HTTP: the settings, and what is decided about pages, stamps and answers. No network here. */
@NullMarked
package io.tierhub.intake.http;

import org.jspecify.annotations.NullMarked;
