package io.tierhub.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.FieldValue;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The set is what its truth says, or nothing that is measured on it means anything. */
class ChineseSetContentTest {
    private final ChineseSet set = ChineseSet.of(7, 1_000);

    @Test
    void theSameSeedGivesTheSameSetAndAnotherOneAnother() {
        assertThat(ChineseSet.of(7, 1_000)).isEqualTo(set);
        assertThat(ChineseSet.of(8, 1_000)).isNotEqualTo(set);
    }

    @Test
    void threeSystemsEachFillTheirOwnColumns() {
        assertThat(fields("erp")).contains("tax_id", "postcode", "type").doesNotContain("emails", "website");
        assertThat(fields("helpdesk")).contains("emails", "type").doesNotContain("tax_id", "street");
        assertThat(fields("marketing"))
                .contains("emails", "website", "birth_date")
                .doesNotContain("tax_id", "type");
    }

    @Test
    void aRecordWithoutATwistSaysTheNameOfItsCustomerAsAllOthersDo() {
        for (Written one : set.records()) {
            if (one.twists().isEmpty() && name(one) != null) {
                List<String> names = set.records().stream()
                        .filter(other -> other.customer() == one.customer())
                        .filter(other -> other.twists().isEmpty() && name(other) != null)
                        .map(ChineseSetContentTest::name)
                        .distinct()
                        .toList();
                assertThat(names).containsExactly(name(one));
            }
        }
    }

    @Test
    void everyRecordOfABranchSaysSoInItsName() {
        List<Integer> branches = set.records().stream()
                .filter(record -> name(record) != null && name(record).endsWith("分公司"))
                .map(Written::customer)
                .distinct()
                .toList();
        assertThat(branches).isNotEmpty();
        assertThat(set.records())
                .filteredOn(record -> branches.contains(record.customer()))
                .allSatisfy(record -> assertThat(name(record)).matches(".*(分公司|Fengongsi|Branch)"));
    }

    private List<String> fields(String system) {
        return set.records().stream()
                .filter(record -> record.system().equals(system))
                .flatMap(record -> record.values().stream().map(FieldValue::field))
                .distinct()
                .collect(Collectors.toList());
    }

    private static String name(Written record) {
        return record.values().stream()
                .filter(value -> value.field().equals("name"))
                .map(FieldValue::value)
                .findFirst()
                .orElse(null);
    }
}
