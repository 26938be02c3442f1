package io.tierhub.crash;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 while an ERP's exports are loaded and graded; {@code -Dtierhub.kills} and {@code -Dtierhub.chains} set how
 * often.
 */
class KillTest {
    private static final long DATA_SEED = 20260630;
    private static final LocalDate EARLIER = SmallErp.LAST_DAY.minusDays(90);
    private static final List<ExportRequest> LIVE = Arrays.stream(What.values())
            .map(what -> new ExportRequest(what, null, true))
            .toList();
    private static final List<ExportRequest> REPLAYED =
            List.of(new ExportRequest(What.GRADES, EARLIER, true), new ExportRequest(What.TIERS, EARLIER, true));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void exportsAfterAKillEqualThoseOfAnUndisturbedRun() throws Exception {
        List<ExportRequest> exports = LIVE.stream()
                .filter(export -> export.what() != What.REVIEW) // so few customers leave no doubts
                .toList();
        new Scenario("erp", SmallErp::home, loadAndGrade(4), exports).survives(1, folder);
    }

    @Test
    @Tag("full")
    void exportsAfterKillsEqualThoseOfAnUndisturbedRunReplaysIncluded() throws Exception {
        List<Step> steps = new ArrayList<>(loadAndGrade(1));
        steps.add(Step.command("grade", "--all", "--as-of", EARLIER.toString()));
        List<ExportRequest> exports = new ArrayList<>(LIVE);
        exports.addAll(REPLAYED);
        new Scenario("replay", SmallErp::home, steps, exports)
                .survives(Integer.getInteger("tierhub.kills", 20), folder);
    }

    @Test
    @Tag("full")
    void exportsAfterKillsOfRecoveriesEqualThoseOfAnUndisturbedRun() throws Exception {
        new Scenario("chain", SmallErp::home, loadAndGrade(1), LIVE)
                .survivesChains(Integer.getInteger("tierhub.chains", 10), folder);
    }

    /** With one row in so many. */
    private List<Step> loadAndGrade(int part) throws IOException {
        SmallErp.write(folder, DATA_SEED, part);
        return List.of(
                Step.command("load", "erp", file("customers.csv")),
                Step.command("load", "erp", file("orders.csv"), file("customers-later.csv")),
                Step.command("grade", "--all", "--as-of", SmallErp.LAST_DAY.toString()));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
