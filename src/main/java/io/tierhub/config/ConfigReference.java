package io.tierhub.config;

import io.tierhub.act.ActionSettings;
import io.tierhub.grade.Ruleset;
import io.tierhub.intake.FactField;
import io.tierhub.master.SurvivorshipRules;
import io.tierhub.match.MatchRules;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes docs/configuration.md from the settings records, so that it cannot say anything else than they do. */
public final class ConfigReference {
    private static final String INTRODUCTION = """
            # Configuration reference

            Generated from the settings records; a test holds it. Every file is optional: what is left out has its default.
            `tierhub check` reports every problem of every file at once.

            In any value, `${env:NAME}` is an environment variable and `${file:PATH}` the content of a file, relative to
            the home. Secrets are written so. An unknown key is refused. Spans of time are written `30s`, `5m`, `2h`, `7d`.
            """;

    private static final String PROPERTIES = """
            Each `tierhub.*` key can also be set by an environment variable (`TIERHUB_DATABASE_URL` for
            `tierhub.database.url`, or `TIERHUB_DATABASE_URL_FILE` for the content of a file), by a system property of the
            same name, or by a flag. A later one of these wins over an earlier one, and all win over the file. `camel.*` keys
            go to Camel; other keys are placeholders for routes.
            """;

    private static final String RATES = """
            ## config/rates.csv

            A CSV file with the columns `day,currency,rate`: how much of the reporting currency one unit of a currency was
            worth on a day (`2026-06-30,USD,7.1586`). The latest rate on or before a day counts, for at most 7 days.
            """;

    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    private ConfigReference() {}

    /** The whole reference, in Markdown. */
    public static String markdown() {
        ConfigReference reference = new ConfigReference();
        reference.file("config/application.properties", PROPERTIES, "tierhub", ApplicationSettings.class);
        reference.file("config/hub.yaml", "", "", HubSettings.class);
        reference.file("config/systems/SYSTEM.yaml", "One file per connected system.\n", "", SystemConfig.class);
        reference.fields();
        reference.file("config/matching.yaml", "", "", MatchRules.class);
        reference.file("config/survivorship.yaml", "", "", SurvivorshipRules.class);
        reference.file("config/grading/RULESET.yaml", "One file per ruleset.\n", "", Ruleset.class);
        reference.file("config/actions.yaml", "Without the file nothing is done.\n", "", ActionSettings.class);
        return reference.text.append('\n').append(RATES).toString();
    }

    private void file(String name, String introduction, String prefix, Class<?> type) {
        text.append("\n## ").append(name).append("\n\n");
        text.append(introduction).append(introduction.isEmpty() ? "" : "\n");
        text.append("| key | what stands there | default | meaning |\n|---|---|---|---|\n");
        rows(prefix, type, new HashMap<>());
    }

    /** @param listed where the keys of a record already stand: they are listed once a file */
    private void rows(String prefix, Class<?> type, Map<Class<?>, String> listed) {
        for (SettingKey key : SettingKey.of(type)) {
            String path = prefix.isEmpty() ? key.name() : prefix + "." + key.name();
            Class<?> below = SettingType.below(key.type());
            @Nullable String before = SettingType.hasKeys(below) ? listed.putIfAbsent(below, path) : null;
            row(path, key, before);
            if (SettingType.hasKeys(below) && before == null) {
                rows(path + suffix(key), below, listed);
            }
        }
    }

    private void row(String path, SettingKey key, @Nullable String sameAs) {
        String what = SettingType.named(key.type()) + (sameAs == null ? "" : " as of `" + sameAs + "`");
        List<String> cells = List.of("`" + path + "`", what, defaultOf(key), key.meaning());
        text.append("| ");
        text.append(String.join(
                " | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()));
        text.append(" |\n");
    }

    private static String defaultOf(SettingKey key) {
        if (key.required()) {
            return "required";
        }
        return key.def().isEmpty() || key.def().equals("{}") ? "" : "`" + key.def() + "`";
    }

    private static String suffix(SettingKey key) {
        Class<?> raw = Shorthand.raw(key.type());
        return raw == List.class ? "[]" : raw == Map.class ? ".NAME" : "";
    }

    private void fields() {
        text.append("\n### Fields of a map\n\nA field is a column, a list of columns of which the first present wins,")
                .append(" `{const: value}`, or `{column: name}` with steps beside it, as in `{column: name, values:"
                        + " {theirs: ours}}`; [all steps](guide.md#steps-from-a-cell-to-a-value).\n\n"
                        + "| of | fields |\n|---|---|\n");
        for (Entity entity : Entity.values()) {
            String names = String.join("`, `", entity == Entity.CUSTOMERS ? customerFields() : factFields(entity));
            text.append("| ")
                    .append(entity.configName())
                    .append(" | `")
                    .append(names)
                    .append("` |\n");
        }
    }

    private static List<String> customerFields() {
        List<String> names = new ArrayList<>();
        for (CustomerField field : CustomerField.values()) {
            names.add(
                    field == CustomerField.ACCOUNT
                            ? "account: {key, name, tax_id, email_domain}"
                            : field.keyed() ? field.key() + ": {NAME}" : field.key());
        }
        return names;
    }

    private static List<String> factFields(Entity entity) {
        List<String> names = new ArrayList<>();
        for (FactField field : FactField.values()) {
            if (field.in(entity)) {
                String parts = field == FactField.ITEMS ? ": {" + String.join(", ", FactField.ITEM_PARTS) + "}" : "";
                names.add(field.key() + parts);
            }
        }
        return names;
    }
}
