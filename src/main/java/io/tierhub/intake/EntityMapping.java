package io.tierhub.intake;

import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** What comes in about one entity from one system, and how it maps. */
public record EntityMapping(
        @Setting("The glob of the files in the system's inbox that hold it; left out: it comes by another transport.")
        @Nullable String files,

        @Setting("The column of the primary key in that system; required for customers.") @Nullable Columns key,

        @Setting("Facts only: the column that names the customer, or {email: column} or {phone: column}.") @Nullable CustomerRef customer,

        @Setting(
                value = "Facts only: an unknown customer key makes the fact wait, or creates a bare customer.",
                def = "wait")
        UnknownCustomer customerUnknown,

        @Setting(
                value = "Rows absent from a later file stay (upsert) or are deleted (snapshot, guarded).",
                def = "upsert")
        Mode mode,

        @Setting(
                value = "How many bad rows a file may have before all of it is refused: none, 20 rows, 5 %, or any.",
                def = "any")
        Tolerance tolerance,

        @Setting("Canonical field: column, list of aliases, {const: x}, or {column: c} and what to make of its text.")
        FieldMap map,

        @Setting("What to know about the files' format; left out: found.") @Nullable FormatHints format,

        @Setting("How its rows are pulled, where they do not come as files.") @Nullable PullSettings pull) {

    /** What happens to a fact whose customer is not known yet. */
    public enum UnknownCustomer {
        WAIT,
        CREATE
    }

    /** What the absence of a row from a later file means. */
    public enum Mode {
        UPSERT,
        SNAPSHOT
    }

    /** The hints, never null. */
    public FormatHints hints() {
        return format == null ? FormatHints.NONE : format;
    }

    /** What is wrong with using this mapping for that entity, in words; null: nothing. */
    public @Nullable String problem(Entity entity) {
        if (entity == Entity.CUSTOMERS) {
            if (key == null) {
                return "customers need a key: name the column of the primary key";
            }
            if (customer != null) {
                return "customers are not facts: leave out customer";
            }
        } else if (mode == Mode.SNAPSHOT) {
            return "facts are upserted: leave out mode; snapshot is for customers";
        } else if (customer == null) {
            return entity.configName() + " need customer: name the column that says whose they are";
        }
        if (pull != null && key == null) {
            return "what is pulled needs a key: a row comes again whenever it may have changed";
        }
        return map.problem(entity);
    }

    /** The columns that the header of a file is expected to have. */
    public ExpectedColumns expected() {
        return ExpectedColumns.of(this);
    }
}
