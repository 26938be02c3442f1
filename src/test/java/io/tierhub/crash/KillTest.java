package io.tierhub.crash;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 during load, grading and replay of an ERP's exports; {@code -Dtierhub.kills} sets how often. */
class KillTest {
    private static final int KILLS = Integer.getInteger("tierhub.kills", 4);
    private static final long DATA_SEED = 20260630;
    private static final LocalDate EARLIER = SmallErp.LAST_DAY.minusDays(90);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void exportsAfterKillsEqualThoseOfAnUndisturbedRun() throws Exception {
        SmallErp.write(folder, DATA_SEED);
        List<Step> steps = List.of(
                Step.command("load", "erp", file("customers.csv"), file("orders.csv"), file("customers-later.csv")),
                Step.command("grade", "--all", "--as-of", SmallErp.LAST_DAY.toString()),
                Step.command("grade", "--all", "--as-of", EARLIER.toString()));
        new Scenario("erp", SmallErp::home, steps, exports()).survives(KILLS, folder);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static List<ExportRequest> exports() {
        List<ExportRequest> exports = new ArrayList<>();
        for (What what : What.values()) {
            exports.add(new ExportRequest(what, null, true));
        }
        exports.add(new ExportRequest(What.GRADES, EARLIER, true));
        exports.add(new ExportRequest(What.TIERS, EARLIER, true));
        return exports;
    }
}
