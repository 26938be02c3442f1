package io.tierhub.config;

import java.util.List;

/** What a YAML parser complains of, in words that help the person at the keyboard. */
final class YamlFault {
    private YamlFault() {}

    /** Rule and remedy for a fault on a 1-based line. */
    static String explain(String text, int line, String complaint) {
        List<String> lines = text.lines().toList();
        String at = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
        if (indentedByTab(at)) {
            return "a tab character indents this line; YAML allows spaces only, so replace the tab by spaces";
        }
        if (complaint.contains("but found another document")) {
            return "a second document begins here; keep one document in a file and remove the line ---";
        }
        if (complaint.contains("mapping values are not allowed")) {
            return "a second ': ' on the line, or wrong indentation; put the value in quotes or align the key with its"
                    + " neighbours";
        }
        if (complaint.contains("found undefined alias")) {
            return "a value that begins with * refers to an anchor that is not there; put the value in quotes";
        }
        return "not valid YAML: " + complaint + "; check indentation, quotes and brackets on this line and above it";
    }

    private static boolean indentedByTab(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == '\t';
    }
}
