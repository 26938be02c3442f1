package io.tierhub.flow;

import io.tierhub.intake.CursorColumns;
import io.tierhub.intake.PullSettings;
import io.tierhub.store.JdbcSettings;
import io.tierhub.store.SourceDatabase;
import io.tierhub.store.SourceDown;
import io.tierhub.store.SourceDrivers;
import io.tierhub.store.SourceQuery;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows pulled from databases, by the {@code jdbc:} of a system and the query of each entity. */
public final class JdbcSources implements PageSources {
    /** Rows asked for at once, and taken in within one transaction. */
    static final int PAGE_ROWS = 5_000;

    /** How far a pull looks back unless the system file says it. */
    static final Duration LAG = Duration.ofMinutes(5);

    /** The same where rows are stamped with a day. */
    static final Duration LAG_OF_DAYS = Duration.ofDays(1);

    private final SourceDrivers drivers;
    private final ZoneId zone;
    private final InstantSource clock;

    /**
     * @param zone of times without one, where the system does not name its own
     * @param clock one that does not jump while this process lives: what it says is compared with the clocks of sources
     */
    public JdbcSources(SourceDrivers drivers, ZoneId zone, InstantSource clock) {
        this.drivers = drivers;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public PageSource open(Order order) throws SourceFault {
        PullSettings pull = Objects.requireNonNull(order.mapping().pull());
        JdbcSettings jdbc = Objects.requireNonNull(order.system().jdbc());
        SourceDatabase database = told(() -> SourceDatabase.open(jdbc, drivers));
        try {
            SourceQuery query = told(() -> database.query(Objects.requireNonNull(pull.query())));
            refuseMissing(order, query);
            CursorColumns cursor = pull.cursor();
            @Nullable KeysetPull keyset = cursor == null ? null : keyset(query, cursor, order, zone(jdbc));
            return cursor == null || order.whole()
                    ? new WholePages(order, database, query, keyset)
                    : new KeysetPages(order, database, query, Objects.requireNonNull(keyset), cursor);
        } catch (SourceFault | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private KeysetPull keyset(SourceQuery query, CursorColumns columns, Order order, ZoneId in) throws SourceFault {
        Duration usual = told(() -> query.isDay(columns.time())) ? LAG_OF_DAYS : LAG;
        return new KeysetPull(
                new JdbcKeyset(query, columns, in),
                cursor(order),
                Objects.requireNonNullElse(columns.lag(), usual),
                columns.margin(),
                PAGE_ROWS,
                clock.millis());
    }

    private static @Nullable KeysetCursor cursor(Order order) throws SourceFault {
        try {
            return order.cursor() == null ? null : KeysetCursor.of(order.cursor());
        } catch (IllegalArgumentException wrong) {
            throw SourceFault.refused(wrong.getMessage() + "; to begin anew: tierhub systems reset "
                    + order.system().system());
        }
    }

    private ZoneId zone(JdbcSettings jdbc) {
        return Objects.requireNonNullElse(jdbc.zone(), zone);
    }

    /** A column that went away would empty a field of every row that changes: better nothing is read. */
    private static void refuseMissing(Order order, SourceQuery query) throws SourceFault {
        List<String> columns = query.columns();
        for (List<String> names : order.mapping().expected().others()) {
            if (names.stream().noneMatch(name -> columns.stream().anyMatch(name::equalsIgnoreCase))) {
                throw SourceFault.refused("the query has no column " + String.join(" or ", names)
                        + ", which the mapping reads; its columns are " + columns
                        + ". Correct the query or the mapping; until then nothing is read");
            }
        }
    }

    /** What a database says, as the fault of a source. */
    static <T> T told(Supplier<T> asking) throws SourceFault {
        try {
            return asking.get();
        } catch (SourceDown down) {
            String words = String.valueOf(down.getMessage());
            throw down.passing() ? SourceFault.unreachable(words) : SourceFault.refused(words);
        }
    }
}
