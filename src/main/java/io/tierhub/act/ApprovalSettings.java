package io.tierhub.act;

import io.tierhub.vocabulary.Setting;

/** The task to approve what {@code ensure} says with {@code approval: required}, such as prices and credit. */
public record ApprovalSettings(
        @Setting(value = "Whose task it is: a person, or role:NAME.", def = "role:approver")
        String owner,

        @Setting(value = "Until when, in working days.", def = "P7D")
        Span due) {
    /** What the task is called. */
    static final String NAME = "approve";
}
