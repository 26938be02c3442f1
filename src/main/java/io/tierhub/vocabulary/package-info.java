/** The few words that all rooms share. Touches nothing. */
@NullMarked
package io.tierhub.vocabulary;

import org.jspecify.annotations.NullMarked;
