package io.tierhub.config;

import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Adds to a guess by names what the values of the columns say, and the doubts that they raise. */
final class ValueEvidence {
    private static final Pattern ID = Pattern.compile("(?i)(id|no|nr|code|key|number|编码|编号|代码|号)\\W*$");
    private static final Map<Entity, String> DAY =
            Map.of(Entity.ORDERS, "placed_at", Entity.TICKETS, "opened_at", Entity.INTERACTIONS, "at");
    private static final List<String> DAYS =
            List.of("placed_at", "opened_at", "closed_at", "at", "created_at", "updated_at");
    private static final List<String> AMOUNTS = List.of(
            "amount", "tax", "discount", "cost", "contract_amount", "overdue_amount", "annual_revenue", "value");

    private final Entity entity;
    private final ExportSample sample;
    private final Map<String, FieldGuess> fields;

    ValueEvidence(Entity entity, ExportSample sample, Map<String, FieldGuess> fields) {
        this.entity = entity;
        this.sample = sample;
        this.fields = fields;
    }

    void apply() {
        if (entity == Entity.CUSTOMERS) {
            more("emails", ColumnEvidence::mails);
            more("phones", ColumnEvidence::phones);
        } else {
            customer();
            one(DAY.getOrDefault(entity, "at"), ColumnEvidence::dates, "the only column of dates");
            if (entity == Entity.ORDERS) {
                one("amount", ColumnEvidence::numbers, "the only column of numbers");
            }
        }
        key();
        if (entity == Entity.CUSTOMERS) {
            name();
        }
        DAYS.forEach(this::ambiguousDays);
        AMOUNTS.forEach(this::unit);
    }

    /** The named column if its values are one for each row; else one whose are; else the named one with a doubt. */
    private void key() {
        FieldGuess named = fields.get("key");
        if (named != null) {
            ColumnEvidence evidence = sample.of(named.columns().get(0));
            if (evidence.rows() == 0 || evidence.unique()) {
                return;
            }
        }
        if (named == null && entity == Entity.CUSTOMERS) {
            keyByValues();
        } else if (named != null && entity == Entity.CUSTOMERS) {
            fields.put("key", named.with("blank or the same in several rows: of rows of one key the last one stands"));
        } else if (named != null) {
            fields.remove("key");
            fields.put(
                    "no key",
                    named.with("the same in several rows, so each row counts by itself; write it as key:"
                            + " if a later row of one number shall replace an earlier one"));
        }
    }

    /** What is called a number or an identifier, else a mail address, else a short code. */
    private void keyByValues() {
        List<String> codes = free(ColumnEvidence::uniqueCodes);
        Optional<String> called =
                codes.stream().filter(column -> ID.matcher(column).find()).findFirst();
        FieldGuess mails = fields.get("emails");
        if (called.isEmpty()
                && mails != null
                && sample.of(mails.columns().get(0)).unique()) {
            fields.put(
                    "key",
                    FieldGuess.doubtful(mails.columns().get(0), "no number was found; a key should never change"));
        } else {
            called.or(() -> codes.stream().findFirst())
                    .ifPresent(column -> fields.put(
                            "key",
                            FieldGuess.doubtful(column, "each row has another value here, so it may be the key")));
        }
    }

    private void more(String field, Predicate<ColumnEvidence> kind) {
        List<String> found = free(kind);
        if (!found.isEmpty()) {
            FieldGuess named = fields.get(field);
            List<String> all = new ArrayList<>(named == null ? List.of() : named.columns());
            all.addAll(found);
            fields.put(field, FieldGuess.sure(all).with("by their values: " + String.join(", ", found)));
        }
    }

    private void name() {
        if (!fields.containsKey("name") && !fields.containsKey("family_name") && !fields.containsKey("given_name")) {
            free(ColumnEvidence::words).stream()
                    .findFirst()
                    .ifPresent(column -> fields.put("name", FieldGuess.doubtful(column, "by its values")));
        }
    }

    private void customer() {
        FieldGuess named = fields.remove("customer");
        FieldGuess byName = fields.remove("customer_name");
        if (named != null) {
            ColumnEvidence evidence = sample.of(named.columns().get(0));
            fields.put(evidence.mails() ? "customer.email" : "customer", named);
            return;
        }
        Optional<String> mail = free(ColumnEvidence::mails).stream().findFirst();
        Optional<String> phone = free(ColumnEvidence::phones).stream().findFirst();
        if (mail.isPresent()) {
            fields.put("customer.email", FieldGuess.doubtful(mail.get(), "by its values"));
        } else if (byName != null) {
            fields.put(
                    "customer", byName.with("a name rather than a key: rows wait until a customer has it as its key"));
        } else if (phone.isPresent()) {
            fields.put("customer.phone", FieldGuess.doubtful(phone.get(), "by its values"));
        }
    }

    private void one(String field, Predicate<ColumnEvidence> kind, String why) {
        List<String> found = free(kind);
        if (!fields.containsKey(field) && found.size() == 1) {
            fields.put(field, FieldGuess.doubtful(found.get(0), why));
        }
    }

    private void ambiguousDays(String field) {
        FieldGuess guess = fields.get(field);
        if (guess != null && sample.of(guess.columns().get(0)).ambiguous()) {
            fields.put(
                    field,
                    guess.with("a day as in 03/04/2026 can be read two ways: write {column: ..., date:"
                            + " \"dd/MM/yyyy\"}, or day_first in hub.yaml"));
        }
    }

    /** A unit that the column's name gives for all rows, as in 金额(万元). */
    private void unit(String field) {
        FieldGuess guess = fields.get(field);
        if (guess != null) {
            String unit = ColumnNames.unit(guess.columns().get(0));
            if (!unit.isEmpty()) {
                fields.put(field, guess.step("unit: " + unit));
            }
        }
    }

    private List<String> free(Predicate<ColumnEvidence> kind) {
        return sample.header().stream()
                .filter(column -> fields.values().stream()
                        .noneMatch(field -> field.columns().contains(column)))
                .filter(column -> kind.test(sample.of(column)))
                .toList();
    }
}
