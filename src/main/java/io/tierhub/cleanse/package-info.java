/** A source record becomes a clean record, or a rejection with its reason. */
@NullMarked
package io.tierhub.cleanse;

import org.jspecify.annotations.NullMarked;
