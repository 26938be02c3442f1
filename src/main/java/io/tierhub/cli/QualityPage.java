package io.tierhub.cli;

import io.tierhub.cleanse.FieldQuality;
import io.tierhub.flow.QualityReport;
import io.tierhub.flow.QualityReport.Consolidation;
import io.tierhub.flow.QualityReport.Refused;
import io.tierhub.flow.QualityReport.SystemQuality;
import io.tierhub.match.HubValue;
import io.tierhub.vocabulary.Bilingual;
import java.util.Locale;

/** A report of quality as one page. */
final class QualityPage {
    private final HtmlPage html = new HtmlPage(new Bilingual("数据质量", "Data quality"));
    private final boolean showValues;

    private QualityPage(boolean showValues) {
        this.showValues = showValues;
    }

    /** @param made when, as people read it */
    static String of(QualityReport report, String made, boolean showValues) {
        QualityPage page = new QualityPage(showValues);
        page.html.paragraph(made);
        page.consolidation(report.consolidation());
        report.systems().forEach(page::system);
        page.refused(report);
        page.hubs(report);
        return page.html.text();
    }

    private void consolidation(Consolidation all) {
        html.heading("h2", new Bilingual("归并", "Consolidation"));
        html.table();
        html.figure(new Bilingual("来源记录", "source records"), HtmlPage.count(all.records()));
        html.figure(new Bilingual("客户（主记录）", "customers (golden records)"), HtmlPage.count(all.customers()));
        html.figure(new Bilingual("每个客户的记录数", "records a customer"), String.format(Locale.ROOT, "%.2f", all.rate()));
        html.figure(
                new Bilingual("有多条记录的客户", "customers of several records"),
                HtmlPage.of(all.ofSeveralRecords(), all.customers()));
        html.figure(
                new Bilingual("来自多个系统的客户", "customers of several systems"),
                HtmlPage.of(all.ofSeveralSystems(), all.customers()));
        html.endTable();
    }

    private void system(SystemQuality system) {
        html.heading("h2", system.system());
        html.table();
        html.figure(new Bilingual("记录", "records"), HtmlPage.count(system.records()));
        html.figure(new Bilingual("已删除（不计入下表）", "deleted (not counted below)"), HtmlPage.count(system.deleted()));
        html.figure(new Bilingual("客户", "customers"), HtmlPage.count(system.customers()));
        html.figure(
                new Bilingual("系统内重复", "duplicates within the system"),
                HtmlPage.of(system.duplicates(), system.records()));
        html.endTable();
        html.table();
        html.header(
                new Bilingual("字段", "field"),
                new Bilingual("已填", "filled"),
                new Bilingual("", ""),
                new Bilingual("有效", "valid"),
                new Bilingual("", ""),
                new Bilingual("已规范", "standardised"),
                new Bilingual("不同值", "distinct"));
        system.fields().forEach(field -> field(field, system.records()));
        html.endTable();
    }

    private void field(FieldQuality field, long records) {
        html.row(field.field());
        html.number(HtmlPage.of(field.filled(), records));
        html.bar("f", field.filled(), records);
        html.number(HtmlPage.of(field.valid(), field.filled()));
        html.bar("v", field.valid(), field.filled());
        html.number(HtmlPage.count(field.standardised()));
        html.number(QualityText.distinct(field));
        html.endRow();
    }

    private void refused(QualityReport report) {
        html.heading("h2", new Bilingual("隔离区", "Quarantine"));
        html.table();
        html.header(new Bilingual("系统", "system"), new Bilingual("原因", "reason"), new Bilingual("行数", "rows"));
        for (Refused reason : report.refused()) {
            html.row(reason.system(), reason.code(), reason.rows());
        }
        html.endTable();
    }

    private void hubs(QualityReport report) {
        html.heading("h2", new Bilingual("过多记录共用的值", "Values that too many records share"));
        html.table();
        html.header(new Bilingual("种类", "kind"), new Bilingual("值", "value"), new Bilingual("记录", "records"));
        for (HubValue hub : report.hubs()) {
            html.row(HtmlPage.both(HubWords.label(hub.pass())), HubWords.value(hub, showValues), hub.records());
        }
        html.endTable();
    }
}
