/** Orders, tickets and interactions become what one customer did, as of a day. */
@NullMarked
package io.tierhub.behaviour;

import org.jspecify.annotations.NullMarked;
