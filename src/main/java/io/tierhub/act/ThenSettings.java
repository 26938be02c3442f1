package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.util.Map;

/** What follows when an action did not help. */
public record ThenSettings(
        @Setting("For how long from the beginning an order would have helped.")
        Span ifNoOrderIn,

        @Setting("How the customer should stand from then on, by system or kind of system.")
        Map<String, Desired> ensure) {}
