package io.tierhub.cli;

import io.tierhub.flow.Pulled;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What became of a pull, for people and for machines. */
final class PulledText {
    private PulledText() {}

    static String line(Pulled pulled) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s/%s: %,d rows pulled, %,d loaded, %,d unchanged, %,d in quarantine",
                pulled.system(),
                pulled.entity().configName(),
                pulled.rows().rowsRead(),
                pulled.rows().rowsLoaded(),
                pulled.rows().rowsUnchanged(),
                pulled.rows().rowsQuarantined()));
        pulled.warnings()
                .forEach(warning ->
                        line.append(System.lineSeparator()).append("  ").append(warning));
        if (pulled.fault() != null) {
            line.append(System.lineSeparator())
                    .append("  it ended early: ")
                    .append(pulled.fault().getMessage())
                    .append(System.lineSeparator())
                    .append("  what it brought is kept, and the next pull goes on there");
        }
        return line.toString();
    }

    static Map<String, Object> map(Pulled pulled) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("system", pulled.system());
        map.put("entity", pulled.entity().configName());
        map.put("rows_read", pulled.rows().rowsRead());
        map.put("rows_loaded", pulled.rows().rowsLoaded());
        map.put("rows_unchanged", pulled.rows().rowsUnchanged());
        map.put("rows_quarantined", pulled.rows().rowsQuarantined());
        map.put("cursor", pulled.cursor());
        map.put("fault", pulled.fault() == null ? null : pulled.fault().getMessage());
        map.put("warnings", pulled.warnings());
        return map;
    }
}
