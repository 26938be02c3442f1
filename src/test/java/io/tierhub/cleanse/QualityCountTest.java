package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.intake.Position;
import io.tierhub.intake.SourceRecord;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityCountTest {
    private final Cleanser cleanser = new Cleanser(CleanseRules.defaults());
    private final QualityCount count = new QualityCount();

    /** Counts a record as the cleanser leaves it: {@code "phones=139 0000 1234"}. */
    private void record(String... values) {
        List<FieldValue> raw = new ArrayList<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            raw.add(new FieldValue(value.substring(0, equals), value.substring(equals + 1)));
        }
        SourceRecord source = new SourceRecord("erp", Entity.CUSTOMERS, new Position("erp.csv", 2), "1", null, raw, 0);
        CleanRecord clean = ((Cleansed.Clean<CleanRecord>) cleanser.customer(source)).value();
        count.add(raw, clean.values(), clean.warnings());
    }

    private FieldQuality of(String field) {
        return count.fields().stream()
                .filter(each -> each.field().equals(field))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aValueThatCleansingLeavesOutIsFilledButNotValid() {
        record("name=王小明", "emails=not an address");
        record("name=王小明", "emails=a@b.example");
        record("name=无");
        assertThat(of("emails")).isEqualTo(new FieldQuality("emails", 2, 1, 0, 1, true));
        assertThat(of("name")).isEqualTo(new FieldQuality("name", 3, 2, 0, 1, true));
    }

    @Test
    void anAttributeThatSaysNothingIsKeptButNotValid() {
        record("attributes.area=n/a");
        record("attributes.area= north");
        assertThat(of("attributes.area")).isEqualTo(new FieldQuality("attributes.area", 2, 1, 0, 1, true));
    }

    @Test
    void aValueThatIsKeptWithAWarningIsNotValid() {
        record("name=北辰贸易有限公司", "tax_id=91350211M000100Y46");
        record("name=华东精工有限公司", "tax_id=91350211M000100Y47");
        assertThat(of("tax_id")).isEqualTo(new FieldQuality("tax_id", 2, 1, 0, 2, true));
    }

    @Test
    void oneFaultyValueOfSeveralSpoilsTheField() {
        record("phones=13900001234; 12");
        assertThat(of("phones")).isEqualTo(new FieldQuality("phones", 1, 0, 0, 1, true));
    }

    @Test
    void aValueWrittenOtherwiseIsStandardised() {
        record("phones=139 0000 1234", "country=中国", "city=上海");
        record("phones=+8613900001234", "country=CN", "city=上海");
        assertThat(of("phones")).isEqualTo(new FieldQuality("phones", 2, 2, 1, 1, true));
        assertThat(of("country")).isEqualTo(new FieldQuality("country", 2, 2, 1, 1, true));
        assertThat(of("city")).isEqualTo(new FieldQuality("city", 2, 2, 0, 1, true));
    }

    @Test
    void whatCleansingDerivesIsNotFilledByTheSystem() {
        record("name=王小明");
        assertThat(count.fields()).extracting(FieldQuality::field).containsExactly("name");
    }

    @Test
    void datesOfTheRecordAndItsTypeCountByTheirWarnings() {
        record("type=person", "updated_at=2026-01-31", "deleted=no");
        record("type=whatever", "updated_at=2026-02-31", "deleted=perhaps");
        for (String field : List.of("type", "updated_at", "deleted")) {
            assertThat(of(field)).isEqualTo(new FieldQuality(field, 2, 1, 0, 2, true));
        }
    }

    @Test
    void fieldsComeInTheirCanonicalOrder() {
        record("attributes.b=1", "city=上海", "name=王小明", "attributes.a=2", "phones=13900001234");
        assertThat(count.fields())
                .extracting(FieldQuality::field)
                .containsExactly("name", "phones", "city", "attributes.a", "attributes.b");
    }

    @Test
    void aThousandDifferentValuesAreCountedAndOneMoreIsEstimated() {
        DistinctCount distinct = new DistinctCount();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < DistinctCount.EXACT; i++) {
                distinct.add("value " + i);
            }
        }
        assertThat(distinct.isExact()).isTrue();
        assertThat(distinct.count()).isEqualTo(DistinctCount.EXACT);
        distinct.add("one more");
        assertThat(distinct.isExact()).isFalse();
        for (int i = 0; i < 200_000; i++) {
            distinct.add("value " + i);
        }
        assertThat((double) distinct.count()).isCloseTo(200_001, within(200_001 * .05));
    }
}
