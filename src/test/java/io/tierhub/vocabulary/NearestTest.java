package io.tierhub.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("phones", "emails", "name", "min_history_days", "cuts");

    @Test
    void aTypoFindsItsWord() {
        assertThat(Nearest.to("phnoe", KNOWN)).isEqualTo("phones");
        assertThat(Nearest.to("phone", KNOWN)).isEqualTo("phones");
        assertThat(Nearest.to("nmae", KNOWN)).isEqualTo("name");
        assertThat(Nearest.to("Name", KNOWN)).isEqualTo("name");
        assertThat(Nearest.to("min-history-day", KNOWN)).isEqualTo("min_history_days");
    }

    @Test
    void aWordUnlikeAllOthersFindsTheListInstead() {
        assertThat(Nearest.to("turnover", KNOWN)).isNull();
        assertThat(Nearest.remedy("turnover", KNOWN))
                .isEqualTo("known here: phones, emails, name, min_history_days, cuts");
        assertThat(Nearest.remedy("x", List.of())).isEqualTo("remove it");
    }

    @Test
    void aSwapOfNeighboursIsOneEdit() {
        assertThat(Nearest.distance("abcd", "abdc")).isEqualTo(1);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }
}
