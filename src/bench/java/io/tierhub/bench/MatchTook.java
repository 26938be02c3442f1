package io.tierhub.bench;

/**
 * What clustering took in a process of its own, told by one line.
 *
 * @param seconds from rows to clusters
 * @param cpu seconds of a processor meanwhile, all threads
 * @param heap the most bytes in use after a collection, rows included; 0 if there was none
 * @param peak the most bytes that the process ever had
 */
record MatchTook(double seconds, double cpu, long heap, long peak) {
    private static final String TOOK = "took ";

    static boolean told(String line) {
        return line.startsWith(TOOK);
    }

    static MatchTook parse(String line) {
        String[] words = line.split(" ", -1);
        return new MatchTook(
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }

    void tell() {
        System.out.println(TOOK + seconds + ' ' + cpu + ' ' + heap + ' ' + peak);
    }

    void print(String name, int rows, Report to) {
        to.time(name, seconds, rows);
        to.line("  processor time", "%,9.2f s", cpu);
        to.bytes("  heap, most after a collection", heap == 0 ? -1 : heap);
        to.bytes("  memory of the process, most", peak);
    }
}
