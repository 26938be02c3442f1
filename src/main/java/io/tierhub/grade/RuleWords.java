package io.tierhub.grade;

import io.tierhub.vocabulary.Nearest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of a rule by its words: models that are off, classes and tags that nobody has, numbers out of reach. */
final class RuleWords {
    private static final Pattern OF_MODEL = Pattern.compile("\\b([a-z][a-z0-9_]*?)(?:_class|_score)\\b");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final String QUOTED = "('[^']*'|\"[^\"]*\")";
    private static final Pattern CLASS_IS = Pattern.compile("\\b([a-z][a-z0-9_]*)_class\\s*[=!]=\\s*" + QUOTED);
    private static final Pattern CLASS_IN = Pattern.compile("\\b([a-z][a-z0-9_]*)_class\\s+in\\s+\\[([^\\]]*)\\]");
    private static final Pattern TAG_IN = Pattern.compile(QUOTED + "\\s+in\\s+tags\\b");
    private static final Pattern COMPARED =
            Pattern.compile("\\b([a-z][a-z0-9_]*)\\s*(<=|<|>=|>|==)\\s*(-?[0-9]+(?:\\.[0-9]+)?)");

    /** Classes of customers whom a model says nothing about. */
    private static final Set<String> BESIDES = Set.of("PROSPECT", "UNGRADED", "UNKNOWN", "UNPLACED", "LEAD", "NONE");

    private final ModelClasses classes;
    private final Set<String> tags;
    private final RuleNames names;
    private final Faults faults;

    RuleWords(Ruleset ruleset, RuleNames names, Faults faults) {
        this.classes = new ModelClasses(ruleset);
        this.tags = new TreeSet<>(ruleset.models().tags().keySet());
        this.names = names;
        this.faults = faults;
    }

    /** A rule without its spaces, but for those of texts. */
    static String plain(String rule) {
        StringBuilder plain = new StringBuilder();
        Matcher text = TEXT.matcher(rule);
        int from = 0;
        while (text.find()) {
            plain.append(rule.substring(from, text.start()).replaceAll("\\s+", "")).append(text.group());
            from = text.end();
        }
        return plain.append(rule.substring(from).replaceAll("\\s+", "")).toString();
    }

    /** Whether the models that a rule asks are on; says so if not. */
    boolean modelsAreOn(String path, String rule) {
        Matcher asked = OF_MODEL.matcher(TEXT.matcher(rule).replaceAll("''"));
        while (asked.find()) {
            if (names.off().contains(asked.group(1))) {
                faults.add(path, "there is no variable '" + asked.group() + "'; " + Faults.on(asked.group(1)));
                return false;
            }
        }
        return true;
    }

    /** Notes what can never be so. */
    void reachable(String path, String rule, int fewestOrders) {
        Matcher is = CLASS_IS.matcher(rule);
        while (is.find()) {
            aClass(path, is.group(1), unquoted(is.group(2)));
        }
        Matcher in = CLASS_IN.matcher(rule);
        while (in.find()) {
            Matcher each = TEXT.matcher(in.group(2));
            while (each.find()) {
                aClass(path, in.group(1), unquoted(each.group()));
            }
        }
        Matcher tag = TAG_IN.matcher(rule);
        while (tag.find()) {
            if (!tags.contains(unquoted(tag.group(1)))) {
                faults.known(path, unquoted(tag.group(1)), tags, "tag");
            }
        }
        Matcher compared = COMPARED.matcher(TEXT.matcher(rule).replaceAll("''"));
        while (compared.find()) {
            number(path, compared.group(1), compared.group(2), new BigDecimal(compared.group(3)), fewestOrders);
        }
    }

    private void aClass(String path, String model, String klass) {
        List<String> known = classes.of(model);
        if (!known.isEmpty() && !known.contains(klass) && !BESIDES.contains(klass)) {
            faults.add(path, model + " has no class '" + klass + "'; " + Nearest.remedy(klass, known));
        }
    }

    private void number(String path, String name, String is, BigDecimal than, int fewestOrders) {
        boolean score = name.endsWith(RuleNames.SCORE);
        int least = name.equals("orders") ? fewestOrders : 0;
        if (!score && !names.whole(name)) {
            return;
        }
        int low = than.compareTo(BigDecimal.valueOf(least));
        boolean below = is.equals("<") ? low <= 0 : is.startsWith(">") ? false : low < 0;
        int high = than.compareTo(BigDecimal.valueOf(100));
        boolean above = score && (is.equals(">") ? high >= 0 : is.startsWith("<") ? false : high > 0);
        if (below || above) {
            faults.add(
                    path,
                    name + " " + is + " " + than.toPlainString() + " never holds: " + name
                            + (score ? " is from 0 to 100" : " is " + least + " or more here") + "; correct the number");
        }
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1);
    }
}
