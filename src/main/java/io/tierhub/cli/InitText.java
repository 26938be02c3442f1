package io.tierhub.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was made, and what to do next.
 *
 * @param written files and folders, relative to the home
 * @param next steps in their order
 */
record InitText(Path home, List<String> written, List<String> next) {
    void answer(Session session) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("home", home.toString());
        map.put("written", written);
        map.put("next", next);
        List<String> lines = new ArrayList<>();
        lines.add("In " + home + " written: " + String.join(", ", written));
        lines.add("Next:");
        next.forEach(step -> lines.add("  " + step));
        session.answer(map, lines);
    }
}
