package io.tierhub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the route file of a system: which of the shipped templates carry what comes in and what goes back. */
public final class NewRoute {
    private NewRoute() {}

    /**
     * @param routes the home's folder of routes; made if absent
     * @param system a valid name of a system
     * @param pushes whether the system hears about tiers
     * @throws java.nio.file.FileAlreadyExistsException if the system has a route file, which is left as it is
     */
    public static Path write(Path routes, String system, boolean pushes) throws IOException {
        Files.createDirectories(routes);
        return Files.writeString(routes.resolve(system + ".yaml"), yaml(system, pushes), StandardOpenOption.CREATE_NEW);
    }

    private static String yaml(String system, boolean pushes) {
        return "# How " + system + " is connected; the templates stand in routes/templates.\n# " + system
                + " 的连接方式，模板见 routes/templates。\n"
                + instance("folder", "folder-" + system, system)
                + (pushes ? instance("webhook", "push-" + system, system) : "");
    }

    private static String instance(String template, String route, String system) {
        return """
                - templatedRoute:
                    routeTemplateRef: "%s"
                    routeId: "%s"
                    parameters:
                      - name: system
                        value: "%s"
                """.formatted(template, route, system);
    }
}
