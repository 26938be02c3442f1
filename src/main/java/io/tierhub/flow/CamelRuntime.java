package io.tierhub.flow;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.Main;

/**
 * Camel, as the hub uses it: the YAML routes of the home, and for every system without a route file of its own the
 * routes of the shipped templates.
 */
public final class CamelRuntime implements AutoCloseable {
    /** How long stopping waits for what the routes have under way. */
    static final int MAX_STOP_SECONDS = 10;

    /** The kinds of transport. A home made by an earlier release lacks the newer ones. */
    private static final List<String> TEMPLATES = List.of("folder", "pull", "webhook");

    private final Main main = new Main();

    private CamelRuntime() {}

    /**
     * Starts Camel.
     *
     * @param routes the home's folder of routes
     * @param folders systems whose inbox is to be watched
     * @param pulls systems that are asked for their rows, and how often
     * @param targets systems that are pushed to
     * @param beans what routes refer to, by name
     * @param watch whether the routes run by themselves; false: only pushing works
     */
    public static CamelRuntime start(
            Path routes,
            Map<String, String> properties,
            Set<String> folders,
            Map<String, Duration> pulls,
            Set<String> targets,
            Map<String, Object> beans,
            boolean watch,
            RouteBuilder... schedules)
            throws Exception {
        CamelRuntime runtime = new CamelRuntime();
        Main main = runtime.main;
        main.setDefaultPropertyPlaceholderLocation("false");
        properties.forEach(main::addInitialProperty);
        main.addInitialProperty("camel.main.name", "tierhub");
        main.addInitialProperty("camel.main.auto-configuration-fail-fast", "true");
        main.addInitialProperty("camel.main.autowired-enabled", "false");
        main.addInitialProperty("camel.main.base-package-scan-enabled", "false");
        main.addInitialProperty("camel.main.source-location-enabled", "true");
        main.addInitialProperty("camel.main.stream-caching-spool-enabled", "true");
        main.addInitialProperty("camel.main.shutdown-timeout", String.valueOf(MAX_STOP_SECONDS));
        main.addInitialProperty("camel.main.startup-summary-level", "off");
        main.addInitialProperty("camel.main.auto-startup", String.valueOf(watch));
        main.addInitialProperty("camel.main.routes-include-pattern", pattern(routes));
        beans.forEach(main::bind);
        if (watch) {
            for (RouteBuilder schedule : schedules) {
                main.configure().addRoutesBuilder(schedule);
            }
        }
        main.start();
        CamelContext context = main.getCamelContext();
        for (String system : new TreeSet<>(folders)) {
            addMissing(context, "folder", "folder-", system, Map.of());
        }
        for (Map.Entry<String, Duration> pull : new TreeMap<>(pulls).entrySet()) {
            String period = Long.toString(pull.getValue().toMillis());
            addMissing(context, "pull", "pull-", pull.getKey(), Map.of("period", period));
        }
        for (String system : new TreeSet<>(targets)) {
            addMissing(context, "webhook", "push-", system, Map.of());
        }
        if (!watch) {
            for (String target : targets) {
                context.getRouteController().startRoute("push-" + target);
            }
        }
        return runtime;
    }

    /** The home's templates, the shipped ones that it lacks, and the home's own routes. */
    private static String pattern(Path routes) throws IOException {
        Path home = routes.toAbsolutePath();
        List<String> patterns = new ArrayList<>();
        if (hasRoutes(home.resolve("templates"))) {
            patterns.add("file:" + home + "/templates/*.yaml");
        }
        for (String template : TEMPLATES) {
            if (!Files.exists(home.resolve("templates").resolve(template + ".yaml"))) {
                patterns.add("classpath:routes/templates/" + template + ".yaml");
            }
        }
        if (hasRoutes(home)) {
            patterns.add("file:" + home + "/*.yaml");
        }
        return String.join(",", patterns);
    }

    private static boolean hasRoutes(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            return files.iterator().hasNext();
        }
    }

    private static void addMissing(
            CamelContext context, String template, String prefix, String system, Map<String, String> more) {
        if (context.getRoute(prefix + system) == null) {
            TemplatedRouteBuilder route = TemplatedRouteBuilder.builder(context, template)
                    .routeId(prefix + system)
                    .parameter("system", system);
            more.forEach(route::parameter);
            route.add();
        }
    }

    public CamelContext context() {
        return main.getCamelContext();
    }

    /** The state of every route there is, by its id: Started, Stopped, Suspended. */
    public Map<String, String> routes() {
        CamelContext context = context();
        Map<String, String> states = new TreeMap<>();
        for (Route route : context.getRoutes()) {
            states.put(
                    route.getId(),
                    context.getRouteController().getRouteStatus(route.getId()).name());
        }
        return states;
    }

    /** Stops taking and sending; what is under way ends first, for at most {@value #MAX_STOP_SECONDS} s. */
    @Override
    public void close() {
        main.stop();
    }
}
