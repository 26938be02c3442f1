/** The golden record of a customer: which value of which source record survives, by which rule. */
@NullMarked
package io.tierhub.master;

import org.jspecify.annotations.NullMarked;
