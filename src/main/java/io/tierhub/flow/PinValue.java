package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.Cleansed;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.cleanse.OwnWords;
import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.intake.Position;
import io.tierhub.intake.SourceRecord;
import io.tierhub.master.Exclusion;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that a person states, cleansed as a source's would be. A source's doubtful value is kept with a warning, since
 * nobody is there to ask; a person is asked again.
 */
final class PinValue {
    private static final String KINDS =
            "name, birth_date, tax_id, website, city, industry and the other fields of one value, attributes.NAME and"
                    + " identifiers.SCHEME can be pinned";

    private static final Set<String> OF_PERSONS = Set.of("given_name", "family_name", "birth_date", "gender");

    private PinValue() {}

    /** Refuses a field that is none, or that no value of a person can stand in. */
    static void checkField(String field) {
        CustomerField canonical = CustomerField.of(field);
        int dot = field.indexOf('.');
        boolean named = dot > 0 && dot < field.length() - 1;
        if (canonical == null || (canonical.keyed() ? !named : dot >= 0)) {
            throw new RefusedException("customers have no field called " + field + "; " + KINDS);
        }
        if (canonical.many()) {
            throw new RefusedException(field + " keeps all that the sources know, so no single value can be pinned;"
                    + " correct it in its source; " + KINDS);
        }
        switch (canonical) {
            case TYPE, CREATED_AT, UPDATED_AT, DELETED ->
                throw new RefusedException(
                        field + " tells of the source records and is no value of the customer; " + KINDS);
            case ACCOUNT ->
                throw new RefusedException(field + " says which organization a contact's record belongs to, and its"
                        + " facts go there; correct it in its source; " + KINDS);
            default -> {}
        }
    }

    /**
     * The clean value.
     *
     * @throws RefusedException if it says nothing or is doubtful; the message has the field and the fault, not the value
     */
    static String clean(Cleanser cleanser, PartyType type, String field, String raw) {
        if (type == PartyType.ORGANIZATION && OF_PERSONS.contains(field)) {
            throw new RefusedException("an organization has no " + field + "; pin its name");
        }
        List<FieldValue> values =
                List.of(new FieldValue("type", type.name().toLowerCase(Locale.ROOT)), new FieldValue(field, raw));
        Cleansed<CleanRecord> cleansed = cleanser.customer(
                new SourceRecord("person", Entity.CUSTOMERS, new Position("", 0), "pin", null, values, 0));
        if (!(cleansed instanceof Cleansed.Clean<CleanRecord> clean)) {
            throw new IllegalStateException("a record with a key is not refused");
        }
        CleanRecord record = clean.value();
        String value = record.first(field);
        if (value == null
                || OwnWords.is(field) && OwnWords.said(value) == null
                || !record.warnings().isEmpty()) {
            throw new RefusedException("this cannot be pinned as " + field + ": " + fault(record.warnings()));
        }
        if (field.equals("automated_grading") && !Exclusion.is(value)) {
            throw new RefusedException(
                    "a person can pin automated_grading to refused, blocked, fraud, internal or erased:"
                            + " what takes a customer out is taken back in the system that said it, or by tierhub review unpin"
                            + " if it was pinned");
        }
        return value;
    }

    private static String fault(List<String> warnings) {
        @Nullable String first = warnings.isEmpty() ? null : warnings.get(0);
        if (first == null) {
            return "it is empty or a word that stands for nothing; tierhub review unpin takes a pin away";
        }
        return switch (first) {
            case "DIGITS_LOST" -> "it is a number with an exponent, so digits are missing";
            case "TAX_ID_CHECK" -> "its check digit does not hold, so at least one character is wrong";
            case "BIRTH_DATE_INVALID" -> "it is no day of birth; write it as 1990-05-31, 1990-05 or 1990";
            case "NUMBER_INVALID" -> "it is no number; write it as 1234.56";
            case "CURRENCY_IGNORED" -> "it is in another currency than the hub's; write the amount in the hub's";
            case "WEBSITE_INVALID" -> "it is no web address; write it as example.com";
            case "COUNTRY_UNKNOWN" -> "no country is called so; write its code, such as CN";
            default -> first;
        };
    }
}
