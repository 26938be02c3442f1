/** Texts and JSON with places that the values of an event fill in, safely wherever they stand. */
@NullMarked
package io.tierhub.publish.template;

import org.jspecify.annotations.NullMarked;
