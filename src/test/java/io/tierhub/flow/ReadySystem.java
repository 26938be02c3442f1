package io.tierhub.flow;

import io.tierhub.config.SystemTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A system that is shipped ready, with what its system is known to answer and to export. */
public record ReadySystem(String name, Path fixture) {
    private static final Path FIXTURES = Path.of("src", "test", "resources", "systems");
    private static final SystemTemplates TEMPLATES = new SystemTemplates(Path.of(""));
    private static final Pattern SECRET = Pattern.compile("\\$\\{env:([A-Z0-9_]+)}");
    private static final Pattern HOST = Pattern.compile("https://[^/\"\\s]+");
    private static final Pattern SIZE = Pattern.compile("(?<=\\bpages: \\{[^}]{0,80})\\bsize: [0-9]+, ");
    private static final Pattern DATABASE = Pattern.compile("url: jdbc:\\S+");

    static List<ReadySystem> all() {
        return TEMPLATES.names().stream()
                .map(name -> new ReadySystem(name, FIXTURES.resolve(name)))
                .toList();
    }

    /** Its file, with another host and another database, and pages of two rows. */
    String yaml(String host, String database) throws IOException {
        String shipped = Files.readString(Path.of("examples", "systems", name + ".yaml"));
        String pulled = shipped.substring(0, shipped.indexOf("\n#push:"));
        String elsewhere = HOST.matcher(pulled).replaceAll(Matcher.quoteReplacement(host));
        String small = SIZE.matcher(elsewhere)
                .replaceAll("")
                .replace("pages: {", "pages: {size: 2, ")
                .replace("ceiling: 100}", "ceiling: 2}");
        return DATABASE.matcher(small).replaceAll(Matcher.quoteReplacement("url: " + database));
    }

    /** Its file with what it is told, and another host. */
    String pushing(String host) throws IOException {
        String shipped = Files.readString(Path.of("examples", "systems", name + ".yaml"));
        int push = shipped.indexOf("#push:");
        String told = shipped.substring(0, push) + shipped.substring(push).replaceAll("(?m)^#", "");
        return HOST.matcher(told).replaceAll(Matcher.quoteReplacement(host));
    }

    /** A value for every environment variable that a system file names: {@code SHOP_KEY} is {@code its-shop-key}. */
    public static Map<String, String> secrets(String yaml) {
        Map<String, String> secrets = new TreeMap<>();
        Matcher secret = SECRET.matcher(yaml);
        while (secret.find()) {
            String value = "its-" + secret.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
            secrets.put(secret.group(1), value);
        }
        secrets.computeIfPresent("K3CLOUD_APP_ID", (name, value) -> "100001_aHViLWV4YW1wbGUtZHVtbXkta2V5LTI0");
        return secrets;
    }

    boolean has(String file) {
        return Files.exists(fixture.resolve(file));
    }

    String text(String file) throws IOException {
        return Files.readString(fixture.resolve(file));
    }

    /** Its exports, customers first. */
    List<Path> exports() throws IOException {
        List<Path> exports = new ArrayList<>();
        if (has("files")) {
            try (Stream<Path> files = Files.list(fixture.resolve("files"))) {
                files.sorted().forEach(exports::add);
            }
        }
        return exports;
    }

    @Override
    public String toString() {
        return name;
    }
}
