package io.tierhub.cli;

import io.tierhub.cli.Sheet.Plot;
import io.tierhub.vocabulary.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables of a report as one page, each with its picture. */
final class SheetPage {
    private SheetPage() {}

    /** @param said sentences above all tables */
    static String of(Bilingual title, List<String> said, List<Sheet> sheets) {
        HtmlPage html = new HtmlPage(title);
        said.forEach(html::paragraph);
        for (Sheet sheet : sheets) {
            html.heading("h2", sheet.title());
            Plot plot = sheet.plot();
            if (plot != null) {
                html.picture(plot.svg());
            }
            if (sheet.rows().isEmpty()) {
                html.paragraph("none · 无");
            } else {
                table(html, sheet);
            }
        }
        return html.text();
    }

    private static void table(HtmlPage html, Sheet sheet) {
        html.table();
        html.beginRow();
        for (int i = 0; i < sheet.columns().size(); i++) {
            int at = i;
            boolean number = i > 0 && sheet.rows().stream().anyMatch(row -> SheetWords.number(row.get(at)));
            html.head(sheet.columns().get(i).label(), number);
        }
        html.endRow();
        for (List<@Nullable Object> row : sheet.rows()) {
            html.label(SheetWords.text(row.get(0)));
            for (int i = 1; i < row.size(); i++) {
                html.cell(SheetWords.text(row.get(i)), SheetWords.number(row.get(i)));
            }
            html.endRow();
        }
        html.endTable();
    }
}
