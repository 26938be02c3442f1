package io.tierhub.cli;

import static io.tierhub.cli.Sheet.column;
import static io.tierhub.cli.Sheet.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cli.CurvePlot.Curve;
import io.tierhub.cli.CurvePlot.Mark;
import io.tierhub.cli.Sheet.Share;
import io.tierhub.vocabulary.Bilingual;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SheetPageTest {
    private static final String HOSTILE = "<script>\"&'\u0000";
    private static final Bilingual TITLE = new Bilingual("标题", "Title " + HOSTILE);

    private static List<Sheet> sheets() {
        List<Sheet.Column> columns =
                List.of(column("name", "名", HOSTILE), column("count", "数", "count"), column("share", "占比", "share"));
        List<List<Object>> rows = List.of(
                row(HOSTILE, 1_234L, new Share(.25)),
                row("=1+1", null, new Share(1)),
                row("m", new BigDecimal("1234.50"), null));
        return List.of(
                new Sheet(
                        "bars",
                        TITLE,
                        columns,
                        rows,
                        new BarPlot(HOSTILE, List.of(HOSTILE), List.of(1.0), List.of("1"))),
                new Sheet(
                        "heat",
                        TITLE,
                        columns,
                        rows,
                        new HeatPlot(HOSTILE, "x", List.of("a"), List.of("b"), List.of(List.of(0L)))),
                new Sheet(
                        "curve",
                        TITLE,
                        columns,
                        rows,
                        new CurvePlot(
                                "x",
                                HOSTILE,
                                List.of(new Curve(HOSTILE, List.of(new double[] {0, 2}))),
                                List.of(new Mark("A", .5)))),
                new Sheet("none", TITLE, columns, List.of(), null));
    }

    @Test
    void thePageIsWellFormedAndAsksForNothing() throws Exception {
        String page = SheetPage.of(TITLE, List.of(HOSTILE), sheets());
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(page).doesNotContain("://").doesNotContain("NaN").contains("default-src 'none'");
    }

    @Test
    void theSameCellsStandInTextJsonAndCsv() {
        assertThat(SheetWords.lines(sheets())).anyMatch(line -> line.contains("1,234") && line.contains("25.0 %"));
        String json = Session.toJson(SheetWords.json(new JsonMap(), sheets()).map());
        assertThat(json).contains("\"count\" : 1234", "\"share\" : 0.2500", "\"count\" : 1234.50");
        assertThat(SheetWords.csv(sheets()))
                .startsWith("table,row,column,value\n")
                .contains("bars,'=1+1,share,1.0000\n")
                .contains("bars,m,count,1234.50\n");
    }
}
