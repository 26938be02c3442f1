/** What others post to the hub: who they are, how that is proved, and what of it are rows. No network and no clock here. */
@NullMarked
package io.tierhub.intake.inbound;

import org.jspecify.annotations.NullMarked;
