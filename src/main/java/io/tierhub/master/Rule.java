package io.tierhub.master;

import io.tierhub.vocabulary.NeverSet;
import java.util.Locale;

/**
 * How the surviving value of a field is picked among the records of one customer. Equal claims are settled by the later
 * change, then the more trusted system, then the smaller record id, so that every rule picks exactly one.
 */
public enum Rule {
    /** The value of the most trusted system. */
    SOURCE_PRIORITY,
    /** The value of the record that changed last; a record that does not say when counts as the oldest. */
    MOST_RECENT,
    /** The value of the fullest record; for a group such as the address, of the record that fills most of the group. */
    MOST_COMPLETE,
    /** The value that most records agree on. */
    MOST_FREQUENT,
    /** The value of most characters; of dates, the most precise. */
    LONGEST,
    /** All different values, those of trusted systems first. Only for phones and emails. */
    UNION,
    /** The value that a person pinned; it wins over all others. Never the rule of a file. */
    @NeverSet
    PINNED;

    /** The name in configuration files. */
    public String configName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
