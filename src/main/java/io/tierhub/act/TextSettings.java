package io.tierhub.act;

import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Setting;

/** The words of a task, a message or a notice, without anything that says who the customer is. */
public record TextSettings(
        @Setting("In Chinese.") String zh, @Setting("In English.") String en) {
    private static final int LONGEST = 1_000;

    public TextSettings {
        if (zh.isBlank() || en.isBlank() || zh.length() > LONGEST || en.length() > LONGEST) {
            throw new IllegalArgumentException("a text has 1 to " + LONGEST + " characters in each language");
        }
    }

    /** Both, with what is known of the customer filled in. */
    public Bilingual fill(Filling filling) {
        return new Bilingual(filling.fill(zh), filling.fill(en));
    }
}
