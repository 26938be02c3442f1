package io.tierhub.match;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.Emails;
import io.tierhub.cleanse.PersonName;
import io.tierhub.cleanse.Pinyin;
import io.tierhub.cleanse.Text;
import org.jspecify.annotations.Nullable;

/** What only persons have. */
final class PersonFeatures {
    private static final int DATE_DIGITS = 8;

    private PersonFeatures() {}

    static void write(CleanRecord record, FeatureWriter out) {
        String given = record.first("given_name");
        String family = record.first("family_name");
        String name = record.first("name");
        if (given == null && family == null && name != null) {
            PersonName parsed = PersonName.parse(name);
            family = parsed.family();
            given = parsed.given() == null && family == null ? parsed.full() : parsed.given();
        }
        name(out, Slot.GIVEN, given);
        name(out, Slot.FAMILY, family);
        if (isPinyin(out.get(Slot.FAMILY)) && isPinyin(out.get(Slot.GIVEN))) {
            out.flag(FeatureWriter.PINYIN);
        }
        birth(out, record.first("birth_date"));
        String gender = record.first("gender");
        out.set(Slot.GENDER, gender == null ? null : Text.fold(gender));
        for (String email : record.all("emails")) {
            if (!Emails.isRoleLocal(Emails.local(email))) {
                out.add(Slot.EMAILS, email);
            }
        }
    }

    private static void name(FeatureWriter out, int slot, @Nullable String raw) {
        if (raw == null) {
            return;
        }
        String folded = Text.fold(raw);
        out.set(slot, folded);
        if (Text.hasHan(folded)) {
            out.set(slot + Slot.GIVEN_LATIN - Slot.GIVEN, Pinyin.of(folded));
        }
    }

    private static boolean isPinyin(@Nullable String folded) {
        return folded != null && Pinyin.isSpelled(folded.replace(" ", ""));
    }

    /** ISO to digits, unknown parts 00. */
    private static void birth(FeatureWriter out, @Nullable String iso) {
        if (iso == null) {
            return;
        }
        StringBuilder digits = new StringBuilder(DATE_DIGITS);
        for (int i = 0; i < iso.length() && digits.length() < DATE_DIGITS; i++) {
            if (Character.isDigit(iso.charAt(i))) {
                digits.append(iso.charAt(i));
            }
        }
        if (digits.length() >= 4) {
            out.set(
                    Slot.BIRTH,
                    digits.append("0".repeat(DATE_DIGITS - digits.length())).toString());
        }
    }
}
