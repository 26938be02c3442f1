package io.tierhub.act;

import io.tierhub.vocabulary.Setting;

/** How often a customer may hear from us at most; messages of one sequence do not count against each other. */
public record CapSettings(
        @Setting(value = "The most messages of marketing.", def = "1")
        int messages,

        @Setting(value = "In so many days.", def = "3") int days) {
    private static final int MOST = 366;

    public CapSettings {
        if (messages < 1 || messages > MOST || days < 1 || days > MOST) {
            throw new IllegalArgumentException("cap: messages and days are from 1 to " + MOST);
        }
    }
}
