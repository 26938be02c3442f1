package io.tierhub.cli;

import io.tierhub.cleanse.FieldQuality;
import io.tierhub.flow.QualityReport;
import io.tierhub.flow.QualityReport.Consolidation;
import io.tierhub.flow.QualityReport.Refused;
import io.tierhub.flow.QualityReport.SystemQuality;
import io.tierhub.match.HubValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report of quality as text. */
final class QualityText {
    private QualityText() {}

    static List<String> lines(QualityReport report, boolean showValues) {
        List<String> lines = new ArrayList<>();
        Consolidation all = report.consolidation();
        lines.add(words(
                "%,d source records are %,d customers: %.2f records a customer",
                all.records(), all.customers(), all.rate()));
        lines.add(words(
                "%,d customers (%s) have several records, %,d (%s) records of several systems",
                all.ofSeveralRecords(),
                share(all.ofSeveralRecords(), all.customers()),
                all.ofSeveralSystems(),
                share(all.ofSeveralSystems(), all.customers())));
        report.systems().forEach(system -> system(system, lines));
        refused(report.refused(), lines);
        hubs(report.hubs(), showValues, lines);
        return lines;
    }

    private static void system(SystemQuality system, List<String> lines) {
        lines.add("");
        lines.add(words(
                "%s: %,d records of %,d customers, %,d duplicates%s",
                system.system(),
                system.records(),
                system.customers(),
                system.duplicates(),
                system.deleted() == 0 ? "" : words(", %,d deleted", system.deleted())));
        if (system.fields().isEmpty()) {
            return;
        }
        TextTable table = new TextTable();
        table.row(List.of("field", "filled", "", "valid", "", "standardised", "distinct"));
        for (FieldQuality field : system.fields()) {
            table.row(List.of(
                    field.field(),
                    words("%,d", field.filled()),
                    share(field.filled(), system.records()),
                    words("%,d", field.valid()),
                    share(field.valid(), field.filled()),
                    words("%,d", field.standardised()),
                    distinct(field)));
        }
        lines.addAll(table.lines("  "));
    }

    private static void refused(List<Refused> refused, List<String> lines) {
        lines.add("");
        lines.add(refused.isEmpty() ? "No rows in quarantine" : "Rows in quarantine");
        for (Refused reason : refused) {
            lines.add(words("  %s %s %,d", reason.system(), reason.code(), reason.rows()));
        }
    }

    private static void hubs(List<HubValue> hubs, boolean showValues, List<String> lines) {
        lines.add("");
        lines.add(hubs.isEmpty() ? "No value is shared by too many records" : "Values that too many records share");
        for (HubValue hub : hubs) {
            lines.add(words(
                    "  %s %s %,d records",
                    HubWords.label(hub.pass()).en(), HubWords.value(hub, showValues), hub.records()));
        }
    }

    /** An estimate says so. */
    static String distinct(FieldQuality field) {
        return (field.exact() ? "" : "~") + words("%,d", field.distinct());
    }

    static String share(long part, long whole) {
        return words("%.1f %%", whole == 0 ? 0 : 100.0 * part / whole);
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
