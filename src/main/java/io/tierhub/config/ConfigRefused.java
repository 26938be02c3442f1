package io.tierhub.config;

import java.util.List;

/** The configuration of a home is refused. Its message is the report of {@code tierhub check}; exit code 78. */
public final class ConfigRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigRefused(List<Problem> problems) {
        super(report(problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem of every file, by file and line. */
    public List<Problem> problems() {
        return problems;
    }

    private static String report(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : problems) {
            text.append(problem).append('\n');
        }
        return text.append(problems.size())
                .append(problems.size() == 1 ? " problem" : " problems")
                .append(" in the configuration; nothing was started or changed")
                .toString();
    }
}
