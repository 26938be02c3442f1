package io.tierhub.config;

/** The file, the inbox and the routes of a system are found by its name, so the names must be one. */
final class NameCheck implements SystemCheck {
    @Override
    public void check(SystemFile file, Problems problems) {
        String system = file.config().system();
        if (!system.equals(file.name())) {
            file.places()
                    .refuse(
                            problems,
                            "system",
                            "the file is named " + file.name() + ".yaml; write system: " + file.name()
                                    + ", or rename the file to " + system + ".yaml");
        }
    }
}
