package io.tierhub.bench;

import java.util.List;
import java.util.Map;

/** One that finds which rows of a {@link PersonFile} are one person. */
interface Contestant {
    /** The cluster of each row at the default threshold, from rows in memory; learning, if any, is part of it. */
    int[] cluster(List<String> rows);

    /** The same for the rows clustered last, at thresholds that a person with labels could try; empty if there are none. */
    Map<Double, int[]> sweep();

    static Contestant of(String name) {
        return switch (name) {
            case "hub" -> new HubContestant();
            case "duke" -> new DukeContestant();
            case "duke-exact-words" -> DukeContestant.ofExactWords();
            case "jedai" -> new JedaiContestant();
            default -> throw new IllegalArgumentException("no such contestant: " + name);
        };
    }
}
