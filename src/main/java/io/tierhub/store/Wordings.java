package io.tierhub.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Writes texts in brief and reads them again, in one transaction. What many customers are told in the same words stands once,
 * in {@code phrase}; a row of a customer holds the number of the phrase and the customer's own numbers, a tenth of the bytes.
 *
 * <p>Words become a phrase when {@value #SHARED} texts of one call hold them, so that none says something about a person. No phrase
 * ever changes or goes: what was told is read as it was told.
 */
final class Wordings {
    /** Texts of one call that must hold the same words. */
    static final int SHARED = 20;

    private static final int MOST = 1 << 14;
    private static final int LONGEST = 4_000;

    private final Sql sql;
    private final AtomicReference<Phrases> shared;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> fullNames = new HashMap<>();
    private Phrases phrases;

    /** @param shared what the transactions before have read or committed */
    Wordings(Sql sql, AtomicReference<Phrases> shared) {
        this.sql = sql;
        this.shared = shared;
        phrases = Objects.requireNonNull(shared.get());
    }

    /** By the phrases that this transaction knows. */
    Briefing briefing() {
        return new Briefing(phrases);
    }

    /** Texts as they are to be stored, in their order. */
    List<String> brief(List<StoredText> texts) {
        Map<String, Integer> missed = new HashMap<>();
        List<String> stored = briefed(texts, part -> missed.merge(part, 1, Integer::sum));
        missed.values().removeIf(times -> times < SHARED);
        return !missed.isEmpty() && learn(missed.keySet().stream().sorted().toList())
                ? briefed(texts, part -> {})
                : stored;
    }

    private List<String> briefed(List<StoredText> texts, Consumer<String> missed) {
        List<String> stored = new ArrayList<>(texts.size());
        BriefText brief = new BriefText();
        for (StoredText text : texts) {
            String written = text.brief(phrases);
            stored.add(written != null ? written : brief.brief(phrases, text.toString(), missed));
        }
        return stored;
    }

    /** Gives texts as they are to be stored, for one who asks for each of them in their order, and names. */
    GradeCodec.Texts inOrder(List<StoredText> texts) {
        Iterator<String> stored = brief(texts).iterator();
        return new GradeCodec.Texts() {
            @Override
            public String name(String name) {
                return briefName(name);
            }

            @Override
            public String text(StoredText text) {
                return stored.next();
            }
        };
    }

    /** A name that many rows share, such as a ruleset's, as it is to be stored. */
    String briefName(String name) {
        return names.computeIfAbsent(name, this::named);
    }

    private String named(String name) {
        if (phrases.number(name) < 0) {
            learn(List.of(name));
        }
        int number = phrases.number(name);
        return number < 0 ? name : BriefText.of(number);
    }

    /** A stored name as it was. */
    String full(String stored) {
        return fullNames.computeIfAbsent(stored, brief -> BriefText.full(this::phrase, brief));
    }

    /** A stored text, which is made in full once somebody asks for it. */
    StoredText stored(String stored) {
        if (!BriefText.isBrief(stored)) {
            return StoredText.of(stored);
        }
        if (!BriefText.readable(phrases, stored)) {
            load();
        }
        return StoredText.found(stored, phrases);
    }

    private String phrase(int number) {
        if (number >= phrases.size()) {
            load();
        }
        return phrases.get(number);
    }

    /** Adds phrases; whether there was room for any. */
    private boolean learn(List<String> fresh) {
        if (phrases.size() >= MOST) {
            return false;
        }
        load(); // another process may have added some
        List<String> all = new ArrayList<>(phrases.all());
        int before = all.size();
        for (String phrase : fresh) {
            if (all.size() < MOST && phrase.length() <= LONGEST && phrases.number(phrase) < 0) {
                all.add(phrase);
            }
        }
        sql.append(
                "phrase (content, id)",
                Sql.positions(all.size()).subList(before, all.size()),
                (to, id) -> to.put(all.get(id)).put(id));
        phrases = new Phrases(all);
        return true;
    }

    private void load() {
        phrases = new Phrases(sql.list("SELECT content FROM phrase ORDER BY id", Columns::text));
    }

    /** What this transaction read and added counts for the next ones: it is committed. */
    void committed() {
        shared.accumulateAndGet(phrases, (known, own) -> own.size() > known.size() ? own : known);
    }
}
