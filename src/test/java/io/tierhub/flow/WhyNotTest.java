package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.match.Level;
import io.tierhub.match.MatchField;
import io.tierhub.match.MatchModel;
import io.tierhub.match.MatchRules.Preset;
import io.tierhub.match.Obstacle;
import io.tierhub.match.Obstacle.Kind;
import io.tierhub.match.PairExplanation;
import io.tierhub.match.PairExplanation.FieldEvidence;
import io.tierhub.match.Veto;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhyNotTest {
    private static final FieldEvidence BIRTH = new FieldEvidence(MatchField.BIRTH_DATE, Level.DIFFERENT, -5.04);

    private static Bilingual verdict(double total, List<Veto> vetoes, Obstacle obstacle) {
        return new PairComparison(
                        SourceKey.parse("erp:1"),
                        SourceKey.parse("crm:2"),
                        new CustomerId(1),
                        new CustomerId(2),
                        new PairExplanation(1, 2, -10, List.of(BIRTH), total, vetoes),
                        obstacle,
                        false,
                        Preset.DEFAULT,
                        MatchModel.shipped())
                .verdict();
    }

    @Test
    void everyObstacleHasWordsOfItsOwnInBothLanguages() {
        Set<String> en = new HashSet<>();
        Set<String> zh = new HashSet<>();
        for (Kind kind : Kind.values()) {
            Bilingual words = verdict(1, List.of(), new Obstacle(kind, Veto.TAX_ID, BIRTH, -3.14));
            assertThat(words.en()).startsWith("two customers: ");
            assertThat(words.zh()).startsWith("是两个客户：");
            en.add(words.en());
            zh.add(words.zh());
        }
        assertThat(en).hasSameSizeAs(Kind.values());
        assertThat(zh).hasSameSizeAs(Kind.values());
    }

    @Test
    void theWordsHaveTheFigures() {
        Bilingual mean = verdict(1, List.of(), new Obstacle(Kind.MEAN, null, null, -3.14));
        assertThat(mean.en()).contains("is -3.1 bits, below -2.0");
        assertThat(mean.zh()).contains("平均为 -3.1 比特，低于 -2.0");
        Bilingual evidence = verdict(-1, List.of(), new Obstacle(Kind.EVIDENCE, null, BIRTH, 0));
        assertThat(evidence.en()).contains("most against it is", "different (-5.0 bits)");
        assertThat(evidence.zh()).contains("最不利的是", "不同（-5.0 比特）");
        assertThat(verdict(-1, List.of(), new Obstacle(Kind.EVIDENCE, null, null, 0))
                        .en())
                .contains("too little for it");
        Bilingual veto = verdict(1, List.of(), new Obstacle(Kind.VETO_OF_OTHERS, Veto.TAX_ID, null, 0));
        assertThat(veto.en()).contains("two different valid tax ids");
        assertThat(veto.zh()).contains("两个有效税号不同");
    }

    @Test
    void ofAPairThatWasNeverComparedItIsSaidWhetherTheEvidenceWouldDo() {
        assertThat(verdict(1, List.of(), new Obstacle(Kind.NO_COMMON_KEY, null, null, 0))
                        .en())
                .contains("never compared", "would be enough");
        assertThat(verdict(-1, List.of(), new Obstacle(Kind.CROWDED_OUT, null, null, 0))
                        .en())
                .contains("never compared", "would not be enough either");
    }

    @Test
    void aDecisionAboutThePairIsToldApartFromOneAboutOtherRecords() {
        Obstacle decided = new Obstacle(Kind.DECIDED, null, null, 0);
        assertThat(verdict(1, List.of(Veto.NOT_SAME), decided).en()).isEqualTo("two customers: a person decided so");
        assertThat(verdict(1, List.of(), decided).en()).contains("of other records of theirs");
    }
}
