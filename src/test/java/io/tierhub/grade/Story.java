package io.tierhub.grade;

import static io.tierhub.grade.Customers.AS_OF;

import io.tierhub.behaviour.BehaviourFold;
import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.Kind;
import io.tierhub.behaviour.Kinds;
import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.Segments;
import io.tierhub.behaviour.Timeline;
import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.Layers;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one customer did and what is known of it, told in a few words; graded by rules as a file writes them. */
final class Story {
    private static final List<String> TYPES = List.of("LOGIN", "FEATURE", "COMMENT", "INVITE", "USAGE", "CLICK");
    static final Kinds KINDS = kinds();

    final List<Event> events = new ArrayList<>();
    private final Map<String, String> golden = new HashMap<>();
    private long key;

    private static Kinds kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind((short) 0, Entity.ORDERS, "COMPLETED", "CNY"));
        kinds.add(new Kind((short) 1, Entity.TICKETS, "OPEN", null));
        for (String type : TYPES) {
            kinds.add(new Kind((short) kinds.size(), Entity.INTERACTIONS, type, null));
        }
        return Kinds.of(kinds);
    }

    static Story story() {
        return new Story();
    }

    /** An order so many days ago. */
    Story order(int daysAgo, String amount) {
        return event(
                (short) 0, daysAgo, new BigDecimal(amount).movePointRight(6).longValueExact());
    }

    Story order(String day, String amount) {
        return order(ago(day), amount);
    }

    /** A ticket, or an interaction of a type. */
    Story did(String type, int daysAgo) {
        return event((short) (type.equals("TICKET") ? 1 : 2 + TYPES.indexOf(type)), daysAgo, 0);
    }

    Story did(String type, String day) {
        return did(type, ago(day));
    }

    private static int ago(String day) {
        return AS_OF - (int) LocalDate.parse(day).toEpochDay();
    }

    private Story event(short kind, int daysAgo, long micros) {
        events.add(new Event(++key, AS_OF - daysAgo, kind, micros, 0, 0));
        return this;
    }

    /** A value of the golden record. */
    Story known(String field, String value) {
        golden.put(field, value);
        return this;
    }

    /** Leaves the events alone. */
    void forget() {
        golden.clear();
    }

    GradeInput input(Ruleset rules, int id) {
        return input(rules, id, AS_OF);
    }

    GradeInput input(Ruleset rules, int id, int asOf) {
        Timeline line = new Timeline();
        Segments.append(null, events).forEach(line::add);
        BehaviourFold fold = new BehaviourFold(rules.foldRules(asOf, KINDS, Rates.none("CNY")));
        return new InputReader(rules, asOf).read(new CustomerId(id), fold.fold(line), golden, Set.of());
    }

    static List<GradeInput> inputs(Ruleset rules, List<Story> stories) {
        List<GradeInput> inputs = new ArrayList<>();
        for (Story story : stories) {
            inputs.add(story.input(rules, inputs.size() + 1));
        }
        return inputs;
    }

    /** What one model makes of each of some customers, who are compared with each other. */
    static List<Grade> grades(String model, Ruleset rules, List<Story> stories) {
        return Customers.grade(rules, inputs(rules, stories)).stream()
                .map(graded -> grade(model, graded))
                .toList();
    }

    static Grade grade(String model, Ruleset rules, Story story) {
        return grades(model, rules, List.of(story)).get(0);
    }

    static Grade grade(String model, Graded graded) {
        return graded.grades().stream()
                .filter(grade -> grade.model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    static List<String> classes(String model, Ruleset rules, List<Story> stories) {
        return grades(model, rules, stories).stream().map(Grade::klass).toList();
    }

    /** Rules as a file of a home writes them. */
    static Ruleset rules(String yaml) {
        try {
            Path home = Files.createTempDirectory("tierhub-rules");
            Path file = home.resolve("config/grading/standard.yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "name: standard\n" + yaml);
            Ruleset rules =
                    new ConfigLoader(new Home(home), Layers.of(Map.of())).load().ruleset();
            Files.delete(file);
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
