package io.tierhub.grade;

import static io.tierhub.grade.Customers.AS_OF;
import static io.tierhub.grade.Customers.RULES;
import static io.tierhub.grade.Customers.customer;
import static io.tierhub.grade.Customers.decimal;
import static io.tierhub.grade.Customers.flagged;
import static io.tierhub.grade.Customers.grade;
import static io.tierhub.grade.Customers.prospect;
import static io.tierhub.grade.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.PolicySettings.Component;
import io.tierhub.grade.PolicySettings.Missing;
import io.tierhub.grade.TierCase.Cause;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierPolicyTest {
    private static final GradeInput OLD = customer(1, 10, 5, 100, 100);

    private static TierCase decide(GradeInput input, int... scores) {
        return new TierPolicy(PolicySettings.defaults(), AS_OF).decide(input, scores);
    }

    @Test
    void theCandidateFollowsTheCutsAfterRounding() {
        assertThat(decide(OLD, 800_000, 800_000).tier).isEqualTo(Tier.A);
        // 79.99995 rounds up to 80.0000 before it is compared
        assertThat(decide(OLD, 799_999, 800_000).tier).isEqualTo(Tier.A);
        assertThat(decide(OLD, 799_999, 799_999).tier).isEqualTo(Tier.B);
        assertThat(decide(OLD, 600_000, 600_000).tier).isEqualTo(Tier.B);
        assertThat(decide(OLD, 400_000, 400_000).tier).isEqualTo(Tier.C);
        assertThat(decide(OLD, 399_999, 399_999).tier).isEqualTo(Tier.D);
    }

    @Test
    void aShortHistoryIsProvisionalAndAtMostB() {
        TierCase recent = decide(history(89, 5), 900_000, 900_000);
        assertThat(recent.tier).isEqualTo(Tier.B);
        assertThat(recent.candidate).isEqualTo(Tier.A);
        assertThat(recent.provisional).isTrue();
        assertThat(recent.causes).containsExactly(Cause.SHORT_HISTORY);
        assertThat(decide(history(90, 2), 900_000, 900_000).tier).isEqualTo(Tier.A);
        assertThat(decide(history(90, 1), 900_000, 900_000).tier).isEqualTo(Tier.B);
        TierCase low = decide(history(5, 1), 100_000, 100_000);
        assertThat(low.tier).isEqualTo(Tier.D);
        assertThat(low.provisional).isTrue();
    }

    private static GradeInput history(int days, int orders) {
        return new GradeInput(new CustomerId(1), AS_OF - days, AS_OF, orders, orders, 1, 1, 0);
    }

    @Test
    void exclusionsComeBeforeProspectsAndProspectsBeforeScores() {
        assertThat(decide(flagged(prospect(1), InputFlag.EXCLUDED), -1, 0).tier).isEqualTo(Tier.UNGRADED);
        assertThat(decide(flagged(OLD, InputFlag.GRADING_REFUSED), -1, -1).causes)
                .containsExactly(Cause.GRADING_REFUSED);
        TierCase prospect = decide(prospect(1), Points.NONE, 0);
        assertThat(prospect.tier).isEqualTo(Tier.PROSPECT);
        assertThat(prospect.candidate).isEqualTo(Tier.PROSPECT);
        assertThat(prospect.score).isEqualTo(Points.NONE);
    }

    @Test
    void whoRefusesAutomatedGradingIsNeitherScoredNorComparedWith() {
        GradeInput refusing = flagged(customer(2, 1, 99, 9_999_999, 9_999_999), InputFlag.GRADING_REFUSED);
        List<Graded> graded = grade(RULES, List.of(OLD, refusing, customer(3, 20, 2, 50, 50)));
        List<Graded> without = grade(RULES, List.of(OLD, customer(3, 20, 2, 50, 50)));
        assertThat(graded.get(0)).isEqualTo(without.get(0));
        assertThat(graded.get(1).grades()).allSatisfy(grade -> {
            assertThat(grade.status()).isEqualTo(Grade.Status.NOT_APPLICABLE);
            assertThat(grade.klass()).isEqualTo("UNGRADED");
            assertThat(grade.inputs()).isEmpty();
        });
        assertThat(graded.get(1).tier().tier()).isEqualTo(Tier.UNGRADED);
        assertThat(text(graded.get(1).tier()::detailJson))
                .isEqualTo("{\"reasons\":[{\"code\":\"GRADING_REFUSED\",\"points\":0,"
                        + "\"zh\":\"客户拒绝自动分级\",\"en\":\"refuses automated grading\"}],\"contributions\":[]}");
    }

    @Test
    void aMissingModelFollowsThePolicy() {
        int[] half = {800_000, Points.NONE};
        assertThat(composite(Missing.RENORMALISE, "0.5").score(half)).isEqualTo(800_000);
        assertThat(composite(Missing.ZERO, "0.5").score(half)).isEqualTo(400_000);
        assertThat(composite(Missing.NEUTRAL, "0.5").score(half)).isEqualTo(650_000);
        assertThat(composite(Missing.RENORMALISE, "0.51").score(half)).isEqualTo(Points.NONE);
        assertThat(composite(Missing.ZERO, "0").score(new int[] {Points.NONE, Points.NONE}))
                .isEqualTo(Points.NONE);
        for (Missing missing : Missing.values()) {
            Composite composite = composite(missing, "0.5");
            assertThat(composite.part(0, half) + composite.part(1, half))
                    .isEqualTo(Points.toScore(composite.score(half)));
        }
        TierCase unsure = new TierPolicy(PolicySettings.defaults(), AS_OF).decide(OLD, half);
        assertThat(unsure.tier).isEqualTo(Tier.UNGRADED);
        assertThat(unsure.causes).containsExactly(Cause.INSUFFICIENT_DATA);
    }

    private static Composite composite(Missing missing, String coverage) {
        Component rfm = new Component("rfm", decimal("35"));
        Component abc = new Component("abc", decimal("35"));
        PolicySettings d = PolicySettings.defaults();
        return new Composite(new PolicySettings(List.of(rfm, abc), d.cuts(), 90, 2, missing, decimal(coverage)));
    }

    @Test
    void theReasonsSayWhatThePolicyDidThenTheLargestPart() {
        GradeInput newcomer = new GradeInput(new CustomerId(4), AS_OF - 5, AS_OF - 5, 1, 1, 900_00, 900_00, 0);
        TierDecision decision = grade(
                        RULES, List.of(customer(1, 50, 5, 100_00, 100_00), customer(2, 80, 4, 50_00, 50_00), newcomer))
                .get(2)
                .tier();
        assertThat(decision.provisional()).isTrue();
        assertThat(decision.source()).isEqualTo("policy");
        assertThat(decision.reasons()).extracting(Reason::code).containsExactly("SHORT_HISTORY", "ABC", "RFM");
        assertThat(decision.reasons().get(2).text().zh()).isEqualTo("近30天首次购买");
        assertThat(decision.reasons().get(2).text().en()).isEqualTo("bought for the first time within 30 days");
    }
}
