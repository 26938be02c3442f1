package io.tierhub.cli;

import io.tierhub.cleanse.FieldQuality;
import io.tierhub.flow.QualityReport;
import io.tierhub.flow.QualityReport.SystemQuality;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report of quality for machines. */
final class QualityJson {
    private QualityJson() {}

    static Map<String, @Nullable Object> map(QualityReport report, boolean showValues) {
        QualityReport.Consolidation all = report.consolidation();
        return new JsonMap()
                .object(
                        "consolidation",
                        all,
                        each -> new JsonMap()
                                .put("records", each.records())
                                .put("customers", each.customers())
                                .put("records_per_customer", each.rate())
                                .put("customers_of_several_records", each.ofSeveralRecords())
                                .put("customers_of_several_systems", each.ofSeveralSystems()))
                .list("systems", report.systems(), QualityJson::system)
                .list(
                        "quarantine",
                        report.refused(),
                        each -> new JsonMap()
                                .put("system", each.system())
                                .put("reason", each.code())
                                .put("rows", each.rows()))
                .list(
                        "hub_values",
                        report.hubs(),
                        each -> new JsonMap()
                                .put("kind", each.pass().name().toLowerCase(Locale.ROOT))
                                .put("value", HubWords.value(each, showValues))
                                .put("records", each.records()))
                .map();
    }

    private static JsonMap system(SystemQuality system) {
        return new JsonMap()
                .put("system", system.system())
                .put("records", system.records())
                .put("deleted", system.deleted())
                .put("customers", system.customers())
                .put("duplicates", system.duplicates())
                .list("fields", system.fields(), QualityJson::field);
    }

    private static JsonMap field(FieldQuality field) {
        return new JsonMap()
                .put("field", field.field())
                .put("filled", field.filled())
                .put("valid", field.valid())
                .put("standardised", field.standardised())
                .put("distinct", field.distinct())
                .put("distinct_exact", field.exact());
    }
}
