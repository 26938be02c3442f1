package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** One thing to do: a task for people, a message to the customer, or a notice to people; exactly one of the three. */
public record StepSettings(
        @Setting("A task: its name, whose words stand under texts.") @Nullable String task,

        @Setting("A message to the customer: the name of the text, which the target system knows too.") @Nullable String send,

        @Setting("A notice: the channel that it goes to.") @Nullable String notice,

        @Setting("The text of a notice.") @Nullable String text,

        @Setting("Who does a task: role:NAME, or a person.") @Nullable String owner,

        @Setting("Within which time a task is to be done.") @Nullable Span due,

        @Setting(value = "Whether due and escalation count all days (elapsed) or working days (business).", def = "elapsed")
        Count calendar,

        @Setting("What happens to a task that is not done.") @Nullable Escalation escalate,

        @Setting("The day of a sequence on which it is done; day 1 is that of the trigger.") @Nullable Integer day,

        @Setting("The day of each year on which it is done: birthday.") @Nullable Yearly on,

        @Setting("After which time it is done again.") @Nullable Span every,

        @Setting("The systems that hear of it: names, or kinds (erp, ticketing, marketing, other), or all.") @Nullable Names to,

        @Setting("Who a message is from, for the target system.") @Nullable String sender,

        @Setting("Whether a message needs consent and counts for the cap; a message does unless this says false.") @Nullable Boolean marketing,

        @Setting("Quiet hours of its own.") @Nullable QuietHours quietHours) {

    private static final int MAX_DAY = 366;

    /** How days are counted. */
    public enum Count {
        ELAPSED,
        BUSINESS
    }

    /** Days of a year that a customer has. */
    public enum Yearly {
        BIRTHDAY
    }

    /** A task that is not done in time goes to somebody else. */
    public record Escalation(
            @Setting("How long after a task has come it goes on to another, if it is not done.")
            Span after,

            @Setting("Who gets it then: role:NAME, or a person.") String to) {}

    public StepSettings {
        int kinds = (task == null ? 0 : 1) + (send == null ? 0 : 1) + (notice == null ? 0 : 1);
        if (kinds != 1) {
            throw new IllegalArgumentException("a step is exactly one of task, send, notice");
        }
        if (day != null && (day < 1 || day > MAX_DAY)) {
            throw new IllegalArgumentException("day is from 1 to " + MAX_DAY);
        }
    }

    /** What kind it is. */
    Item.Kind kind() {
        return task != null ? Item.Kind.TASK : send != null ? Item.Kind.SEND : Item.Kind.NOTIFY;
    }

    /** What it is called: the task, the text or the channel. */
    String name() {
        String name = task != null ? task : send != null ? send : text;
        return name == null ? "" : name;
    }

    boolean isMarketing() {
        return send != null && !Boolean.FALSE.equals(marketing);
    }

    boolean business() {
        return calendar == Count.BUSINESS;
    }
}
