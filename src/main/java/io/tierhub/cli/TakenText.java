package io.tierhub.cli;

import io.tierhub.flow.Taken;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What became of a file, for people and for machines. */
final class TakenText {
    private TakenText() {}

    static String line(Taken taken) {
        String name = taken.system() + "/" + taken.file() + ": ";
        return switch (taken.verdict()) {
            case REFUSED -> name + "refused: " + taken.reason();
            case KNOWN -> name + "this content was taken in before; nothing to do";
            case DONE ->
                name
                        + String.format(
                                Locale.ROOT,
                                "%,d rows read, %,d loaded, %,d unchanged, %,d in quarantine",
                                taken.rows().rowsRead(),
                                taken.rows().rowsLoaded(),
                                taken.rows().rowsUnchanged(),
                                taken.rows().rowsQuarantined())
                        + String.join(
                                "",
                                taken.warnings().stream()
                                        .map(warning -> System.lineSeparator() + "  " + warning)
                                        .toList());
        };
    }

    static Map<String, Object> map(Taken taken) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("system", taken.system());
        map.put("file", taken.file());
        map.put("verdict", taken.verdict().name().toLowerCase(Locale.ROOT));
        map.put("entity", taken.entity() == null ? null : taken.entity().configName());
        map.put("rows_read", taken.rows().rowsRead());
        map.put("rows_loaded", taken.rows().rowsLoaded());
        map.put("rows_unchanged", taken.rows().rowsUnchanged());
        map.put("rows_quarantined", taken.rows().rowsQuarantined());
        map.put("reason", taken.reason());
        map.put("warnings", taken.warnings());
        return map;
    }
}
