package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deleted source record does to its customer, and how it comes back. */
class TombstonesTest {
    private static final String HEADER = "id,name,email,phone,tax_id,city,deleted,updated_at";

    @TempDir
    Path folder;

    private HubRig rig;

    @AfterEach
    void close() {
        rig.close();
    }

    private void rig(String... systems) throws IOException {
        rig = new HubRig(folder, systems);
    }

    private Taken customers(String system, String name, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        return rig.take(system, "customers-" + name + ".csv", lines.toArray(String[]::new));
    }

    private Map<String, String> golden(String key) {
        return rig.canonical(What.CUSTOMERS).stream()
                .filter(row -> row.get("customer_id").equals("erp:" + key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTombstoneOfNothingButTheKeyAndTheDayDeletes() throws IOException {
        rig(HubRig.ERP);
        customers("erp", "1", "C1,Ada Lovelace,ada@x.example,,,London,,");
        rig.take("erp", "orders.csv", "no,customer,day,amount,status,updated_at", "O1,C1,2026-06-01,100,COMPLETED,");
        rig.take("erp", "customers-2.csv", "id,deleted,updated_at,name", "C1,2026-06-20 08:00:00,,");
        rig.grade();
        assertThat(golden("C1")).containsEntry("deleted", "true");
        assertThat(rig.tiers()).containsEntry("erp:C1", "UNGRADED");
    }

    @Test
    void aLaterRowBringsItBackWithItsOrders() throws IOException {
        rig(HubRig.ERP);
        customers("erp", "1", "C1,Ada Lovelace,ada@x.example,,,London,,");
        rig.take("erp", "orders.csv", "no,customer,day,amount,status,updated_at", "O1,C1,2026-06-01,100,COMPLETED,");
        customers("erp", "2", "C1,,,,,,是,");
        rig.grade();
        customers("erp", "3", "C1,Ada King,,,,London,,");
        rig.grade();
        assertThat(golden("C1")).containsEntry("deleted", "").containsEntry("name", "Ada King");
        assertThat(rig.orders("erp:C1")).isEqualTo("1");
    }

    @Test
    void anOlderTombstoneDoesNotDeleteWhatWasChangedSince() throws IOException {
        rig(HubRig.ERP);
        customers("erp", "1", "C1,Ada Lovelace,,,,London,,2026-06-10 10:00:00");
        customers("erp", "2", "C1,Ada Lovelace,,,,London,1,2026-06-09 10:00:00");
        assertThat(golden("C1")).containsEntry("deleted", "");
        customers("erp", "3", "C1,Ada Lovelace,,,,London,1,2026-06-11 10:00:00");
        assertThat(golden("C1")).containsEntry("deleted", "true");
    }

    @Test
    void aCustomerThatAnotherSystemStillKnowsLives() throws IOException {
        rig(HubRig.ERP, HubRig.ERP.replace("system: erp", "system: shop"));
        customers("erp", "1", "C1,青岛栖川贸易有限公司,info@qichuan.example,053288881234,,青岛,,");
        customers("shop", "1", "S1,青岛栖川贸易有限公司,info@qichuan.example,053288881234,,青岛,,");
        assertThat(rig.customers()).containsExactly(List.of("erp:C1", "shop:S1"));
        customers("erp", "2", "C1,青岛栖川贸易有限公司,info@qichuan.example,053288881234,,青岛,Y,");
        assertThat(golden("C1")).containsEntry("deleted", "").containsEntry("name", "青岛栖川贸易有限公司");
        customers("shop", "2", "S1,青岛栖川贸易有限公司,info@qichuan.example,053288881234,,青岛,Y,");
        assertThat(golden("C1")).containsEntry("deleted", "true");
    }

    @Test
    void whatASnapshotLackedComesBackWithTheNextOneThatHasIt() throws IOException {
        rig(HubRig.ERP.replace("  key: id\n", "  key: id\n  mode: snapshot\n"));
        String[] all = people(10);
        customers("erp", "1", all);
        customers("erp", "2", people(9));
        assertThat(golden("C9")).containsEntry("deleted", "true");
        customers(
                "erp",
                "3",
                all[9].replace(",,,,,,", ",,,,Leeds,,"),
                all[0],
                all[1],
                all[2],
                all[3],
                all[4],
                all[5],
                all[6],
                all[7],
                all[8]);
        assertThat(golden("C9")).containsEntry("deleted", "");
    }

    @Test
    void aSnapshotWithoutAnyRowDeletesNobody() throws IOException {
        rig(HubRig.ERP.replace("  key: id\n", "  key: id\n  mode: snapshot\n"));
        customers("erp", "1", people(5));
        assertThat(customers("erp", "2").warnings()).anyMatch(each -> each.startsWith("SNAPSHOT_GUARD: 5 of 5"));
        assertThat(rig.canonical(What.CUSTOMERS))
                .extracting(row -> row.get("deleted"))
                .containsOnly("");
    }

    private static String[] people(int count) {
        String[] rows = new String[count];
        for (int i = 0; i < count; i++) {
            rows[i] = "C" + i + ",Person " + (char) ('A' + i) + "son,,,,,,";
        }
        return rows;
    }
}
