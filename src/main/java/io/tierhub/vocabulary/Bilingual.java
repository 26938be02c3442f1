package io.tierhub.vocabulary;

import org.jspecify.annotations.Nullable;

/** One sentence in both languages. */
public final class Bilingual {
    private final String zh;
    private final String en;
    private volatile @Nullable TextParts json;

    public Bilingual(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The members of a JSON object that it is, {@code "zh":"...","en":"..."}, its numbers apart; made once, not to be changed. */
    public TextParts json() {
        TextParts made = json;
        if (made == null) {
            made = TextParts.members(this);
            json = made;
        }
        return made;
    }

    /** This, as one of many sentences of the same words: they are told to be the same at a glance. */
    public Bilingual common() {
        json().intern();
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bilingual same && zh.equals(same.zh) && en.equals(same.en);
    }

    @Override
    public int hashCode() {
        return 31 * zh.hashCode() + en.hashCode();
    }

    @Override
    public String toString() {
        return "Bilingual[zh=" + zh + ", en=" + en + "]";
    }
}
