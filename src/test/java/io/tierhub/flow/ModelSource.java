package io.tierhub.flow;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A table whose writers and whose clock follow a history drawn from a seed. Time goes in ticks; a writer stamps a row with
 * the clock and commits it up to the lag later; several things happen within a tick.
 */
final class ModelSource implements KeysetRows {
    private static final LocalDateTime BEGIN = LocalDateTime.parse("2026-03-29T00:30:00");
    private static final int MOST_KEYS = 25;

    private final Random random;
    private final int tickSeconds;
    private final int lagTicks;
    private final int marginTicks;
    private final int pageRows;
    private final boolean jumps;
    private final Map<String, Row> rows = new TreeMap<>();
    private final List<Commit> pending = new ArrayList<>();
    private final Map<String, Integer> locked = new HashMap<>();
    private int now;
    private int clockAhead;
    private boolean jumped = true;
    private boolean jumpedSinceLook;
    private int steps;
    private int values;

    private record Row(String value, LocalDateTime stamp) {}

    /** A row that is written at a tick; null: it is deleted. */
    private record Commit(int at, String key, Row row) {}

    ModelSource(Random random) {
        this.random = random;
        this.tickSeconds = random.nextBoolean() ? 1 : 60;
        this.lagTicks = random.nextInt(8);
        this.marginTicks = random.nextInt(4);
        this.pageRows = 1 + random.nextInt(7);
        this.jumps = random.nextInt(3) == 0;
        this.steps = 10 + random.nextInt(30);
    }

    /** Lets some time pass and some rows be written; false at the end of the history. */
    boolean goesOn() {
        for (int i = random.nextInt(6); i > 0; i--) {
            step();
        }
        return steps-- > 0;
    }

    /** A cursor was stored, with what the clock said. Two jumps between two of them, or one before the first, cannot be seen. */
    void seen() {
        jumped = jumpedSinceLook;
    }

    /** Lets everything be committed, and any jump be caught up with. */
    void rest() {
        now += 3 * 24 * 3600 / tickSeconds;
        commit();
    }

    private void step() {
        now += random.nextInt(3) == 0 ? random.nextInt(lagTicks + 3) : random.nextInt(2);
        commit();
        if (jumps && !jumped && random.nextInt(20) == 0) {
            jumped = true;
            jumpedSinceLook = true;
            clockAhead += (random.nextBoolean() ? 1 : -1) * 3600 / tickSeconds;
        }
        write();
    }

    private void write() {
        String key = "K" + random.nextInt(MOST_KEYS);
        if (locked.containsKey(key)) {
            return; // another transaction has it
        }
        boolean gone = random.nextInt(12) == 0;
        Row row = gone ? null : new Row("v" + values++, stamp());
        int late = random.nextInt(3) == 0 ? random.nextInt(lagTicks + 1) : 0;
        pending.add(new Commit(now + late, key, row));
        locked.put(key, now + late);
        commit();
    }

    private void commit() {
        pending.removeIf(commit -> {
            boolean due = commit.at() <= now;
            if (due) {
                locked.remove(commit.key());
                if (commit.row() == null) {
                    rows.remove(commit.key());
                } else {
                    rows.put(commit.key(), commit.row());
                }
            }
            return due;
        });
    }

    private LocalDateTime stamp() {
        return BEGIN.plusSeconds((long) (now + clockAhead) * tickSeconds);
    }

    @Override
    public LocalDateTime clock() {
        jumpedSinceLook = false;
        return stamp();
    }

    @Override
    public Some rows(KeysetCursor.Begin begin, LocalDateTime bound, int limit) throws SourceFault {
        if (steps >= 0) {
            if (random.nextInt(15) == 0) {
                throw SourceFault.unreachable("broken off");
            }
            if (random.nextInt(4) == 0) {
                step(); // others go on writing between the pages
            }
        }
        List<Map.Entry<String, Row>> found = rows.entrySet().stream()
                .filter(row -> !row.getValue().stamp().isAfter(bound) && behind(begin, row))
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Row> row) -> row.getValue().stamp())
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .toList();
        if (found.isEmpty()) {
            return new Some(List.of(), null, null);
        }
        Map.Entry<String, Row> last = found.get(found.size() - 1);
        return new Some(
                found.stream()
                        .map(row -> new String[] {row.getKey(), row.getValue().value()})
                        .toList(),
                last.getValue().stamp(),
                last.getKey());
    }

    private static boolean behind(KeysetCursor.Begin begin, Map.Entry<String, Row> row) {
        if (begin == null || row.getValue().stamp().isAfter(begin.stamp())) {
            return true;
        }
        return row.getValue().stamp().equals(begin.stamp())
                && (begin.id() == null || row.getKey().compareTo(begin.id()) > 0);
    }

    Duration lag() {
        return Duration.ofSeconds((long) lagTicks * tickSeconds);
    }

    Duration margin() {
        return Duration.ofSeconds((long) marginTicks * tickSeconds);
    }

    int pageRows() {
        return pageRows;
    }

    long hubMs() {
        return 1_780_000_000_000L + now * 1000L * tickSeconds;
    }

    Set<String> keys() {
        return rows.keySet();
    }

    /** What it holds. */
    Map<String, String> content() {
        Map<String, String> content = new HashMap<>();
        rows.forEach((key, row) -> content.put(key, row.value()));
        return content;
    }

    @Override
    public String toString() {
        return "ticks of " + tickSeconds + " s, lag " + lagTicks + ", margin " + marginTicks + ", pages of " + pageRows
                + (jumps ? ", its clock jumps" : "");
    }
}
