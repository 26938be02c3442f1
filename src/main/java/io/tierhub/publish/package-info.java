/** What connected systems hear: event bodies, signatures, retry and coalescing decisions. Sends nothing itself. */
@NullMarked
package io.tierhub.publish;

import org.jspecify.annotations.NullMarked;
