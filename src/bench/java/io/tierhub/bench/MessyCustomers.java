package io.tierhub.bench;

import io.tierhub.generator.Chance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes an export of messy customers, persons and organizations, Chinese and English mixed, of which three in ten are
 * further records of customers written before. Beside it goes the truth: which row is which customer. The same seed gives
 * the same bytes; memory does not grow with the rows.
 */
final class MessyCustomers {
    static final double FURTHER = 30;

    private final long seed;

    MessyCustomers(long seed) {
        this.seed = seed;
    }

    /** The file of the truth of an export: {@code cust_no,customer}. */
    static Path truthOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".truth");
    }

    /** Writes that many rows and their truth. */
    void write(long rows, Path file) throws IOException {
        Population population = new Population(seed);
        MessyRow row = new MessyRow();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                BufferedWriter truth = Files.newBufferedWriter(truthOf(file), StandardCharsets.UTF_8)) {
            out.write(MessyRow.HEADER);
            truth.write("cust_no,customer\n");
            long known = 0;
            for (long n = 1; n <= rows; n++) {
                Chance chance = Chance.of(seed ^ 0x90, n);
                boolean further = known > 0 && chance.percent(FURTHER);
                long customer = further ? chance.below(known) : known++;
                CharSequence line = row.of(n, population.customer(customer), further, chance);
                out.append(line);
                truth.append(line, 0, MessyRow.KEY).append(',').write(Long.toString(customer));
                truth.write('\n');
            }
        }
    }
}
