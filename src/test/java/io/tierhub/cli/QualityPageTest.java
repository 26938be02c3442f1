package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.FieldQuality;
import io.tierhub.flow.QualityReport;
import io.tierhub.flow.QualityReport.Consolidation;
import io.tierhub.flow.QualityReport.Refused;
import io.tierhub.flow.QualityReport.SystemQuality;
import io.tierhub.match.HubValue;
import io.tierhub.match.Pass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityPageTest {
    private static final String HOSTILE = "<script>alert(\"1\")</script>&'\u0000\u0008\ud800 <img src=x onerror='x'>";

    private static QualityReport report(HubValue... hubs) {
        FieldQuality field = new FieldQuality("attributes." + HOSTILE, 3, 2, 1, 1_200, false);
        return new QualityReport(
                List.of(new SystemQuality("erp", 4, 1, 3, List.of(field))),
                new Consolidation(4, 3, 1, 0),
                List.of(new Refused("erp", HOSTILE, 2)),
                List.of(hubs));
    }

    @Test
    void whatStandsInTheDataNeverBecomesMarkup() throws Exception {
        QualityReport report = report(new HubValue(Pass.COMPANY_NAME, HOSTILE, 300, 1));
        String page = QualityPage.of(report, HOSTILE, false);
        assertThat(page).doesNotContain("<script", "<img");
        var document = ReportCommandTest.parsed(page);
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent()).contains("<script>alert(\"1\")</script>&'");
    }

    @Test
    void anEstimateSaysThatItIsOne() {
        assertThat(QualityPage.of(report(), "", false)).contains(">~1,200<");
        assertThat(QualityText.lines(report(), false)).anyMatch(line -> line.contains("~1,200"));
    }

    @ParameterizedTest
    @CsvSource({
        "PHONE, 2161234567, 21***67",
        "PHONE, 61234, ***",
        "EMAIL, info@huadong.cn, i***@huadong.cn",
        "TAX_ID, 91350211M000100Y46, 91***46",
        "NAMES, 欧阳 建国, ***",
        "BIRTH_DATE, 19800203, 19***03",
        "DOMAIN, huadong.cn, huadong.cn",
        "COMPANY_NAME, 华东精工, 华东精工"
    })
    void whatMayBePersonalIsHiddenUnlessItIsAskedFor(Pass pass, String value, String shown) {
        HubValue hub = new HubValue(pass, value, 300, 1);
        assertThat(QualityPage.of(report(hub), "", false)).contains(">" + shown + "<");
        assertThat(QualityPage.of(report(hub), "", true)).contains(">" + value + "<");
        assertThat(QualityText.lines(report(hub), false)).anyMatch(line -> line.contains(" " + shown + " 300"));
        assertThat(QualityJson.map(report(hub), false).toString()).contains("value=" + shown + ",");
    }
}
