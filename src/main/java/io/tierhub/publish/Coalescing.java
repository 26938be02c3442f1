package io.tierhub.publish;

import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a target has to be told of a tier: at most one tier event per customer and target waits, and it tells the
 * newest tier. A new event supersedes the waiting one.
 */
public final class Coalescing {
    private Coalescing() {}

    /**
     * Decides; to be asked once for each change of tier.
     *
     * @param acknowledged the tier that the target acknowledged last; null if none
     * @param unsure whether an event was recorded since that acknowledgement: the target may hold what it never
     *     acknowledged, as the end of an attempt can be lost, so even a return to the acknowledged tier has to be told
     * @param waiting the tier that a waiting event tells; null if none waits
     */
    public static boolean tell(@Nullable Tier acknowledged, boolean unsure, @Nullable Tier waiting, Tier now) {
        return now != waiting && (unsure || now != acknowledged);
    }
}
