package io.tierhub.config;

/**
 * A configuration at fault.
 *
 * @param file relative to config/
 * @param text where {@code §} ends the line at fault; without it, the file as a whole is
 * @param says how the report of it goes on after file and line
 */
record Bad(String file, String text, String says) {
    String written() {
        return text.replace("§", "");
    }

    String start() {
        int at = text.indexOf('§');
        String line = at < 0
                ? ""
                : ":" + (text.substring(0, at).chars().filter(c -> c == '\n').count() + 1);
        return "config/" + file + line + ": " + says;
    }

    static Bad bad(String file, String text, String says) {
        return new Bad(file, text, says);
    }
}
