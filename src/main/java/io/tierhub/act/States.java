package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** Customers by what grading says of them: every key that stands here must fit. */
public record States(
        @Setting("Any of these tiers.") @Nullable Names tier,
        @Setting("Any of these stages.") @Nullable Names stage,
        @Setting("Any of these tags.") @Nullable Names tag) {

    public States {
        if (tier == null && stage == null && tag == null) {
            throw new IllegalArgumentException("no state stands here; write tier, stage or tag");
        }
    }

    boolean fit(@Nullable CustomerState state) {
        return state != null
                && (tier == null || tier.names().contains(state.tier().name()))
                && (stage == null || state.stage() != null && stage.names().contains(state.stage()))
                && (tag == null || tag.names().stream().anyMatch(state.tags()::contains));
    }
}
