package io.tierhub.act;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a customer agreed to marketing, as its golden record says it. */
public enum Consent {
    GIVEN,
    REFUSED,
    UNKNOWN;

    private static final Set<String> YES =
            Set.of("true", "yes", "y", "1", "given", "granted", "opt_in", "opt-in", "optin", "subscribed", "是", "同意", "已同意", "已订阅");
    private static final Set<String> NO = Set.of(
            "false", "no", "n", "0", "refused", "withdrawn", "opt_out", "opt-out", "optout", "unsubscribed", "否", "不同意",
            "拒绝", "已退订", "退订");

    /** Reads a value; what it does not know is no consent and no refusal. */
    public static Consent of(@Nullable String value) {
        String word = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? GIVEN : NO.contains(word) ? REFUSED : UNKNOWN;
    }

    boolean allows(ActionSettings.ConsentRule rule) {
        return this == GIVEN || this == UNKNOWN && rule == ActionSettings.ConsentRule.UNLESS_REFUSED;
    }
}
