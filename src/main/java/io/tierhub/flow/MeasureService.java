package io.tierhub.flow;

import io.tierhub.act.ActionSettings;
import io.tierhub.act.Span;
import io.tierhub.act.Timing;
import io.tierhub.grade.ServiceTally;
import io.tierhub.master.GoldenValue;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Facts.Ticket;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts tickets and answers by tier, one row after the other: one byte a customer is kept, its tier. */
final class MeasureService {
    private static final Tier[] TIERS = Tier.values();

    private final ZoneId zone;
    private final Owners owners;
    private final byte[] tiers;
    private final ServiceTally tally = new ServiceTally();
    private final Map<String, Span> sla;
    private final Timing timing;
    private long endMs;

    MeasureService(Tx tx, ActionSettings settings, ZoneId zone) {
        this.zone = zone;
        sla = settings.sla();
        timing = new Timing(settings.timing(), zone);
        owners = Owners.read(tx);
        tiers = new byte[owners.size()];
    }

    /** A customer's tier at the start; null: it had none. */
    void tier(long customer, @Nullable Tier tier) {
        int at = owners.position(customer);
        if (at >= 0 && tier != null) {
            tiers[at] = (byte) (tier.ordinal() + 1);
            tally.customer(tier);
        }
    }

    /** Once all tiers are told: what was opened after one epoch day and up to another, and what customers say now. */
    ServiceTally count(Tx tx, int after, int upTo) {
        endMs = LocalDate.ofEpochDay(upTo + 1L).atStartOfDay(zone).toInstant().toEpochMilli();
        tx.facts().scanTickets(after, upTo, this::ticket);
        tx.customers().scan(this::answer);
        return tally;
    }

    private void ticket(Ticket ticket) {
        int at = owners.of(ticket.record());
        if (at < 0) {
            return;
        }
        long openMs = -1;
        double minutes = 0;
        for (FieldValue value : ticket.body()) {
            if (value.field().equals("closed_at")) {
                openMs = closed(value.value()) - ticket.at();
            } else if (value.field().equals("minutes")) {
                minutes = Math.max(0, new BigDecimal(value.value()).doubleValue());
            }
        }
        Tier tier = tierAt(at);
        tally.ticket(tier, openMs, minutes, inTime(tier, ticket.at(), openMs));
    }

    /** Whether a ticket was closed when it should be; null where nothing says when, or the time has not come. */
    private @Nullable Boolean inTime(@Nullable Tier tier, long openedMs, long openMs) {
        Span within = tier == null ? null : sla.get(tier.name());
        if (within == null) {
            return null;
        }
        long due = timing.after(openedMs, within, false);
        if (openMs >= 0) {
            return openedMs + openMs <= due;
        }
        return due < endMs ? false : null;
    }

    /** A day without a time ends when it is over. */
    private long closed(String text) {
        try {
            return (text.indexOf('T') > 0
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(zone)
                                    .toInstant())
                    .toEpochMilli();
        } catch (DateTimeParseException unreadable) {
            return Long.MIN_VALUE / 2;
        }
    }

    private void answer(CustomerRow customer) {
        int at = owners.position(customer.id());
        if (at < 0) {
            return;
        }
        for (GoldenValue value : customer.golden()) {
            if (value.field().equals(CustomerField.NPS.key())) {
                try {
                    tally.answer(tierAt(at), Double.parseDouble(value.value()));
                } catch (NumberFormatException noNumber) {
                    return; // what a source wrote there says nothing
                }
            }
        }
    }

    private @Nullable Tier tierAt(int at) {
        return tiers[at] == 0 ? null : TIERS[tiers[at] - 1];
    }
}
