package io.tierhub.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierhub.vocabulary.CustomerField;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivorshipRulesTest {
    private static SurvivorshipRules with(Map<String, Rule> fields) {
        return new SurvivorshipRules(List.of("erp"), fields, 20, 20);
    }

    @Test
    void everyFieldThatSourcesFillHasAShippedRule() {
        Set<CustomerField> decidedOtherwise = EnumSet.of(
                CustomerField.TYPE, CustomerField.CREATED_AT, CustomerField.UPDATED_AT, CustomerField.DELETED);
        for (CustomerField field : CustomerField.values()) {
            if (!decidedOtherwise.contains(field)) {
                assertThat(SurvivorshipRules.shipped().fields()).containsKey(Subject.of(field, field.key()));
            }
        }
    }

    @Test
    void aRuleOfTheFileReplacesTheShippedOneAndLeavesTheOthers() {
        SurvivorshipRules rules = with(Map.of("tax_id", Rule.MOST_FREQUENT));
        assertThat(rules.of("tax_id")).isEqualTo(Rule.MOST_FREQUENT);
        assertThat(rules.of("phones")).isEqualTo(Rule.UNION);
    }

    @Test
    void aPinIsNoRuleOfAFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivorshipRules(List.of(), Map.of("city", Rule.PINNED), 20, 20));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivorshipRules(List.of(), Map.of("industry", Rule.PINNED), 20, 20))
                .withMessageContaining("tierhub review pin");
    }

    @Test
    void writingTheShippedRulesOutChangesNothing() {
        SurvivorshipRules shipped = SurvivorshipRules.shipped();
        assertThat(new SurvivorshipRules(shipped.priority(), shipped.fields(), 20, 20))
                .isEqualTo(shipped);
    }

    @Test
    void aKeyedFieldTakesItsOwnRuleBeforeThatOfItsFamily() {
        SurvivorshipRules rules = with(Map.of("attributes.area", Rule.LONGEST, "attributes", Rule.MOST_FREQUENT));
        assertThat(rules.of("attributes.area")).isEqualTo(Rule.LONGEST);
        assertThat(rules.of("attributes.grade")).isEqualTo(Rule.MOST_FREQUENT);
        assertThat(rules.of("identifiers.duns")).isEqualTo(Rule.SOURCE_PRIORITY);
    }

    @ParameterizedTest
    @CsvSource({
        "phnoe, LONGEST, no rule can be given to 'phnoe'",
        "type, LONGEST, no rule can be given to 'type'",
        "updated_at, LONGEST, no rule can be given to 'updated_at'",
        "tax_id.x, LONGEST, no rule can be given to 'tax_id.x'",
        "city, LONGEST, give the rule to address",
        "given_name, LONGEST, give the rule to name",
        "account.key, LONGEST, give the rule to account",
        "tax_id, UNION, union keeps several values",
        "address, UNION, union keeps several values",
        "attributes.area, UNION, union keeps several values"
    })
    void aRuleThatCannotHoldIsRefused(String field, Rule rule, String because) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of(field, rule)))
                .withMessageContaining("fields." + field)
                .withMessageContaining(because);
    }

    @Test
    void asManyValuesAsTheLimitAllowsMayBeAskedFor() {
        SurvivorshipRules rules = new SurvivorshipRules(List.of(), Map.of(), 1, SurvivorshipRules.MAX_VALUES);
        assertThat(rules.limit(CustomerField.PHONES)).isEqualTo(1);
        assertThat(rules.limit(CustomerField.EMAILS)).isEqualTo(100);
    }

    @Test
    void limitsAndTheOrderOfTrustAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivorshipRules(List.of(), Map.of(), 0, 20))
                .withMessage("max_phones must be 1 to 100, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivorshipRules(List.of(), Map.of(), 100, 101))
                .withMessage("max_emails must be 1 to 100, not 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurvivorshipRules(List.of("erp", "crm", "erp"), Map.of(), 20, 20))
                .withMessageContaining("erp stands twice");
    }
}
