package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.match.HubValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("h2") // the same on either database
class MeasureQualityTest {
    private static final int CAP = 10;

    @TempDir
    private Path home;

    @Test
    void ofTheValuesThatManyShareTheReportNamesTheTwentyThatMostShare() throws IOException {
        int phones = MeasureQuality.MAX_HUBS + 1;
        try (HubRig rig = new HubRig(home, HubRig.ERP)) {
            rig.write("config/matching.yaml", "key_cap: " + CAP + "\n");
            rig.take("erp", "customers.csv", strangers(phones));
            List<HubValue> hubs = rig.hub().reports().quality().measure().hubs();
            assertThat(hubs).hasSize(MeasureQuality.MAX_HUBS);
            assertThat(hubs.get(0).records()).isEqualTo(CAP + phones);
            assertThat(hubs.get(hubs.size() - 1).records())
                    .as("the one that fewest share is left out")
                    .isEqualTo(CAP + 2);
        }
    }

    /** Each phone is that of one record more than the phone before it. */
    private static String[] strangers(int phones) {
        Random random = new Random(1);
        List<String> rows = new ArrayList<>(List.of("id,name,email,phone,tax_id,city,deleted,updated_at"));
        for (int phone = 1; phone <= phones; phone++) {
            for (int i = 0; i < CAP + phone; i++) {
                rows.add("%d,%s %s,,+4930%07d,,,,".formatted(rows.size(), word(random), word(random), phone * 7919));
            }
        }
        return rows.toArray(new String[0]);
    }

    private static String word(Random random) {
        return random.ints(9, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
