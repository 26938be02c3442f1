package io.tierhub.act;

import java.util.List;

/** Whether a message may go out now. Asked when its time has come, for consent may be withdrawn until then. */
public final class SendRule {
    private final ActionSettings settings;
    private final Timing timing;

    /** What becomes of a message. */
    public sealed interface Verdict {}

    /** It goes out. */
    public record Send() implements Verdict {}

    /** It never goes out. */
    public record Skip(String why) implements Verdict {}

    /** It is looked at again. */
    public record Later(long atMs) implements Verdict {}

    public SendRule(ActionSettings settings, Timing timing) {
        this.settings = settings;
        this.timing = timing;
    }

    /**
     * Judges a message.
     *
     * @param lately when other messages of marketing went to this customer; those of its own sequence left out
     */
    public Verdict judge(StepSettings step, Consent consent, List<Long> lately, long nowMs) {
        if (step.isMarketing()) {
            if (!consent.allows(settings.consent())) {
                return new Skip(consent == Consent.REFUSED ? "REFUSED" : "NO_CONSENT");
            }
            long free = free(lately, nowMs);
            if (free > nowMs) {
                return new Later(timing.calm(free, step.quietHours()));
            }
        }
        long calm = timing.calm(nowMs, step.quietHours());
        return calm > nowMs ? new Later(calm) : new Send();
    }

    /** When the cap lets the next message through. */
    private long free(List<Long> lately, long nowMs) {
        long spanMs = settings.cap().days() * 86_400_000L;
        List<Long> within = lately.stream()
                .filter(at -> at > nowMs - spanMs)
                .sorted()
                .toList();
        int over = within.size() - settings.cap().messages();
        return over < 0 ? nowMs : within.get(over) + spanMs;
    }

    /** How far back messages count. */
    public long since(long nowMs) {
        return nowMs - settings.cap().days() * 86_400_000L;
    }
}
