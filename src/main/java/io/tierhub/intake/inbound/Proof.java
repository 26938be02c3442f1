package io.tierhub.intake.inbound;

import org.jspecify.annotations.Nullable;

/** Whether somebody proved who they are. */
public sealed interface Proof {
    /**
     * They did.
     *
     * @param id of the delivery: the same one is taken once; null: it has none, so it may come again
     */
    record Given(@Nullable String id) implements Proof {}

    /** They did not. The words say what is wrong and nothing of the secret, or of what would have been right. */
    record Refused(String words) implements Proof {}
}
