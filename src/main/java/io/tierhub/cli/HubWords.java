package io.tierhub.cli;

import io.tierhub.match.HubValue;
import io.tierhub.match.Pass;
import io.tierhub.vocabulary.Bilingual;
import java.util.EnumSet;
import java.util.Set;

/** What a hub value is, and how much of it is shown. */
final class HubWords {
    /** What names a company, never a person. */
    private static final Set<Pass> OF_COMPANIES =
            EnumSet.of(Pass.COMPANY_NAME, Pass.COMPANY_LATIN, Pass.COMPANY_WORD, Pass.DOMAIN);

    private static final String HIDDEN = "***";
    /** Shorter ones would be known by their ends. */
    private static final int LEGIBLE = 8;

    private HubWords() {}

    static Bilingual label(Pass pass) {
        return switch (pass) {
            case TAX_ID -> new Bilingual("税号", "tax identifier");
            case IDENTIFIER -> new Bilingual("其他标识", "identifier");
            case EMAIL -> new Bilingual("邮箱", "mail address");
            case EMAIL_LOCAL -> new Bilingual("邮箱名", "local part of a mail address");
            case PHONE -> new Bilingual("电话", "phone");
            case NAMES -> new Bilingual("姓名", "person's name");
            case BIRTH_DATE -> new Bilingual("出生日期", "birth date");
            case FAMILY_YEAR -> new Bilingual("姓与出生年", "family name and birth year");
            case FAMILY_INITIAL -> new Bilingual("姓与名首字母", "family name and initial");
            case GIVEN_YEAR -> new Bilingual("名与出生年", "given name and birth year");
            case GIVEN_INITIAL -> new Bilingual("名与姓首字母", "given name and initial of the family name");
            case GIVEN_PLACE -> new Bilingual("名与地点", "given name and place");
            case FAMILY_PLACE -> new Bilingual("姓与地点", "family name and place");
            case ADDRESS -> new Bilingual("地址", "address");
            case COMPANY_NAME -> new Bilingual("公司名称", "company name");
            case COMPANY_LATIN -> new Bilingual("公司名称（拉丁字母）", "company name in Latin letters");
            case COMPANY_WORD -> new Bilingual("公司名称中的词，例如", "word of a company name, as in");
            case DOMAIN -> new Bilingual("网域", "web or mail domain");
        };
    }

    /** The value, with its middle hidden where it may be personal data; of a mail address the domain stays. */
    static String value(HubValue hub, boolean inFull) {
        String value = hub.value();
        if (inFull || OF_COMPANIES.contains(hub.pass())) {
            return value;
        }
        int at = value.indexOf('@');
        if (at > 0 && value.indexOf(' ') < 0) {
            return value.charAt(0) + HIDDEN + value.substring(at);
        }
        int length = value.length();
        return length < LEGIBLE ? HIDDEN : value.substring(0, 2) + HIDDEN + value.substring(length - 2);
    }
}
