package io.tierhub.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the dialect in which a sample reads most like a table: the same number of cells, more than one, in as many rows
 * as can be, with the quotes respected.
 */
final class DialectSniffer {
    static final int SAMPLE = 64 << 10;

    /** Quotes that never close within the sample; after so many the rest says nothing new. */
    private static final int BROKEN = 50;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final char[] QUOTES = {'"', '\''};

    private final char[] sample;
    private final int length;
    private final Limits limits;

    private DialectSniffer(char[] sample, int length, Limits limits) {
        this.sample = sample;
        this.length = length;
        this.limits = limits;
    }

    /** The dialect of the text, as far as the hints leave it open. The text is read to the end of the sample. */
    static Dialect sniff(StrictReader in, FormatHints hints, String ending, Limits limits) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        int got;
        while (length < SAMPLE - 1 && (got = in.read(sample, length, SAMPLE - length)) > 0) {
            length += got;
        }
        boolean whole = length < SAMPLE - 1;
        return new DialectSniffer(sample, whole ? length : lastLineEnd(sample, length), limits).best(hints, ending);
    }

    private Dialect best(FormatHints hints, String ending) {
        Reading best = null;
        for (char quote : quotes(hints)) {
            for (char delimiter : delimiters(hints)) {
                Reading reading = read(new Dialect(delimiter, quote, Dialect.NONE, false, 1));
                double score = reading.score + (ending.equals("tsv") && delimiter == '\t' ? 0.1 : 0);
                // A quote other than the usual one needs proof: apostrophes are all over texts.
                boolean proven = quote != '\'' || best == null || reading.quoted > best.quoted;
                if (proven && (best == null || score > best.score)) {
                    best = new Reading(reading.dialect, score, reading.consistent, reading.quoted);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("no dialect to choose from");
        }
        return spaced(escaped(best));
    }

    /** Whether quotes are escaped by a backslash rather than doubled. */
    private Reading escaped(Reading plain) {
        Dialect d = plain.dialect;
        for (int i = 0; i + 1 < length; i++) {
            if (sample[i] == '\\' && sample[i + 1] == d.quote()) {
                Reading reading = read(new Dialect(d.delimiter(), d.quote(), '\\', false, d.width()));
                return reading.consistent > plain.consistent ? reading : plain;
            }
        }
        return plain;
    }

    /** Whether a space follows every delimiter: then it belongs to none of the cells. */
    private Dialect spaced(Reading found) {
        Dialect d = found.dialect;
        int delimiters = 0;
        for (int i = 0; i + 1 < length; i++) {
            if (sample[i] == '\n' || sample[i] == '\r') {
                break;
            }
            if (sample[i] == d.delimiter()) {
                delimiters++;
                if (sample[i + 1] != ' ') {
                    return d;
                }
            }
        }
        if (delimiters == 0 || d.delimiter() == ' ') {
            return d;
        }
        Reading reading = read(new Dialect(d.delimiter(), d.quote(), d.escape(), true, d.width()));
        return reading.consistent >= found.consistent ? reading.dialect : d;
    }

    private Reading read(Dialect dialect) {
        CsvSplitter splitter = new CsvSplitter(dialect, limits);
        Map<Integer, Integer> widths = new HashMap<>();
        int rows = 0;
        int broken = 0;
        int at = 0;
        while (at < length && broken < BROKEN) {
            int end = lineEnd(at);
            int first = end;
            CsvSplitter.Outcome outcome = splitter.split(sample, at, end);
            while (outcome == CsvSplitter.Outcome.OPEN && end < length) {
                end = lineEnd(end + 1);
                outcome = splitter.resume(sample, at, end);
            }
            if (outcome == CsvSplitter.Outcome.DONE && !(splitter.width() == 1 && end == at)) {
                widths.merge(splitter.width(), 1, Integer::sum);
            }
            rows += end == at ? 0 : 1;
            broken += outcome == CsvSplitter.Outcome.OPEN ? 1 : 0;
            at = (outcome == CsvSplitter.Outcome.DONE ? end : first) + 1;
        }
        return reading(dialect, widths, rows, splitter.quotedCells());
    }

    private static Reading reading(Dialect d, Map<Integer, Integer> widths, int rows, int quoted) {
        int modal = 1;
        int most = 0;
        for (Map.Entry<Integer, Integer> line : widths.entrySet()) {
            int count = line.getValue();
            if (count > most || count == most && line.getKey() > modal) {
                modal = line.getKey();
                most = count;
            }
        }
        double share = rows == 0 ? 0 : (double) most / rows;
        double score = modal < 2 ? 0 : share * share * (1 + Math.log(modal) / 4);
        return new Reading(new Dialect(d.delimiter(), d.quote(), d.escape(), d.spaced(), modal), score, most, quoted);
    }

    private int lineEnd(int from) {
        int p = Math.min(from, length);
        while (p < length && sample[p] != '\n' && sample[p] != '\r') {
            p++;
        }
        return p;
    }

    private static int lastLineEnd(char[] sample, int length) {
        for (int i = length - 1; i > 0; i--) {
            if (sample[i] == '\n' || sample[i] == '\r') {
                return i;
            }
        }
        return length;
    }

    private static char[] quotes(FormatHints hints) {
        if (hints.quote() == null) {
            return QUOTES;
        }
        return new char[] {
            hints.quote().equals("none") ? Dialect.NONE : hints.quote().charAt(0)
        };
    }

    private static char[] delimiters(FormatHints hints) {
        if (hints.delimiter() == null) {
            return DELIMITERS;
        }
        return new char[] {
            hints.delimiter().equals("tab") ? '\t' : hints.delimiter().charAt(0)
        };
    }

    /** How the sample reads in one dialect: the better the score, the more like a table. */
    private record Reading(Dialect dialect, double score, int consistent, int quoted) {}
}
