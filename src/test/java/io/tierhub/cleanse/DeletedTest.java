package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.intake.Position;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What says that a customer is deleted in its system. */
class DeletedTest {
    private final Cleanser cleanser = new Cleanser(new CleanseRules(ZoneId.of("Asia/Shanghai"), "CN", "CNY", null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "TRUE",
                "1",
                "Y",
                "yes",
                "x",
                "是",
                "已删除",
                "作废",
                "停用",
                "Deleted",
                "inactive",
                "archived",
                "2026-03-01",
                "2026-3-1",
                "2026/3/1 10:20",
                "20260301",
                "2026年3月1日",
                "2026-03-01T08:00:00Z",
                "2026-03-01 08:00:00+02:00"
            })
    void aYesAWordForGoneOrTheDaySinceWhenDeletes(String value) {
        CleanRecord clean = clean(value);
        assertThat(clean.deleted()).isTrue();
        assertThat(clean.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "0",
                "N",
                "no",
                "否",
                "正常",
                "启用",
                "active",
                " ",
                "-",
                "NULL",
                "N/A",
                "0000-00-00",
                "0000-00-00 00:00:00"
            })
    void aNoOrNothingDoesNot(String value) {
        CleanRecord clean = clean(value);
        assertThat(clean.deleted()).isFalse();
        assertThat(clean.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "99", "maybe", "see remark", "2026-13-45", "待处理"})
    void whatIsNeitherDoesNotDeleteAndSaysSo(String value) {
        CleanRecord clean = clean(value);
        assertThat(clean.deleted()).isFalse();
        assertThat(clean.warnings()).containsExactly("DELETED_UNKNOWN");
    }

    private CleanRecord clean(String deleted) {
        SourceRecord source = new SourceRecord(
                "erp",
                Entity.CUSTOMERS,
                new Position("c.csv", 2),
                "C1",
                null,
                List.of(new FieldValue("deleted", deleted)),
                1);
        return ((Cleansed.Clean<CleanRecord>) cleanser.customer(source)).value();
    }
}
