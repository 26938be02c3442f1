package io.tierhub.match;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.cleanse.CompanyName;
import io.tierhub.cleanse.Emails;
import io.tierhub.cleanse.Pinyin;
import io.tierhub.cleanse.Text;
import io.tierhub.cleanse.TradeWords;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What only organizations have. */
final class OrganizationFeatures {
    private OrganizationFeatures() {}

    static void write(CleanRecord record, FeatureWriter out) {
        out.flag(FeatureWriter.ORGANIZATION);
        String name = record.first("name");
        if (name != null) {
            name(CompanyName.parse(name), out);
        }
        String website = record.first("website");
        if (website != null) {
            domain(out, host(website));
        }
        for (String email : record.all("emails")) {
            domain(out, Emails.domain(email));
            if (!Emails.isRoleLocal(Emails.local(email))) {
                out.add(Slot.EMAILS, email);
            }
        }
        String industry = record.first("industry");
        out.set(Slot.INDUSTRY, industry == null ? null : Text.fold(industry));
    }

    /** What a name is compared by: folded, without legal form, region and branch. */
    static String core(String name) {
        return CompanyName.parse(name).core();
    }

    private static void name(CompanyName name, FeatureWriter out) {
        out.set(Slot.CORE, name.core());
        out.set(Slot.CORE_LATIN, Text.hasHan(name.core()) ? Pinyin.of(name.core()) : TradeWords.inPinyin(name.core()));
        out.set(Slot.CORE_REGION, lastWordInLatin(name.region()));
        out.set(Slot.BRANCH, name.branch());
    }

    /** The narrowest region, so that 广东省深圳市 and Shenzhen are one. */
    private static String lastWordInLatin(String region) {
        String last = region.substring(region.lastIndexOf(' ') + 1);
        return Pinyin.of(last).replace(" ", "");
    }

    private static void domain(FeatureWriter out, @Nullable String domain) {
        if (domain != null && !Emails.isFreeMail(domain)) {
            out.add(Slot.DOMAINS, domain);
        }
    }

    private static @Nullable String host(String website) {
        String text = website.strip().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        text = scheme < 0 ? text : text.substring(scheme + 3);
        int end = 0;
        while (end < text.length() && "/?#:".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        text = text.substring(0, end);
        text = text.startsWith("www.") ? text.substring(4) : text;
        return text.indexOf('.') > 0 ? text : null;
    }
}
