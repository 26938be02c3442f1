package io.tierhub.flow.http;

import io.tierhub.store.Delivery;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A target that is described by a file, and a stub of it. */
abstract class PushCase {
    @TempDir
    Path folder;

    PushRig rig;

    @AfterEach
    void stop() {
        rig.close();
    }

    PushRig rig(String yaml) throws Exception {
        rig = new PushRig(folder, yaml);
        return rig;
    }

    Delivery change(long customer, Tier to) {
        return rig.bench.change("crm", customer, to, Map.of("crm", "K" + customer, "erp", "C" + customer));
    }
}
