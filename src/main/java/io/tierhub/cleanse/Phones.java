package io.tierhub.cleanse;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers in E.164, the extension cut off. A number counts as read when it has a length that its country
 * uses: whether it is assigned changes from year to year, and test numbers never are. Thread-safe.
 */
public final class Phones {
    /** Numbers remembered per instance; a memo that is full is emptied. Parsing takes 30 times as long as a hit. */
    public static final int MEMO_LIMIT = 50_000;

    private static final String SEPARATORS = ";/,\u3001|\n\r\t\uff1b\uff0c\uff0f";
    private static final int SHORTEST = 7;
    private static final String NONE = "";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final ConcurrentHashMap<String, String> memo = new ConcurrentHashMap<>();
    private final AtomicInteger remembered = new AtomicInteger();
    private final String country;

    /** @param country ISO-2 code of the country of numbers without a country code */
    public Phones(String country) {
        this.country = country;
    }

    /**
     * The numbers of a cell.
     *
     * @param recordCountry ISO-2 code of the record's own country, which wins over the default unless the number is
     *     assigned only there; null if unknown
     */
    public Found read(String cell, @Nullable String recordCountry) {
        String region = recordCountry == null ? country : recordCountry;
        String text = Text.clean(cell);
        if (!Cells.has(text, SEPARATORS)) {
            return single(text, region);
        }
        List<String> parts = Cells.split(text, SEPARATORS);
        if (text.indexOf('/') >= 0 && anyShort(parts)) { // 030/1234567 is one number
            Found whole = single(text.replace('/', ' '), region);
            if (!whole.faulty()) {
                return whole;
            }
        }
        List<String> values = new ArrayList<>(parts.size());
        boolean faulty = false;
        for (String part : parts) {
            Found found = single(part, region);
            faulty |= found.faulty();
            for (String value : found.values()) {
                if (!values.contains(value)) {
                    values.add(value);
                }
            }
        }
        return new Found(values, faulty);
    }

    private Found single(String text, String region) {
        String digits = digits(text);
        if (text.isEmpty() || Placeholders.isNumber(digits) || digits.isEmpty() && Placeholders.isText(text)) {
            return Found.NOTHING;
        }
        String number = region.equals("CN") ? ChinesePhones.read(text) : null;
        if (number == null) {
            number = remembered(text, region);
        }
        if (number.isEmpty()) {
            return Found.FAULT;
        }
        return Placeholders.isNumber(number.substring(1)) ? Found.NOTHING : new Found(List.of(number), false);
    }

    private String remembered(String text, String region) {
        String key = text.charAt(0) == '+' ? text : region + text;
        String number = memo.get(key);
        if (number == null) {
            number = parsed(text, region);
            if (remembered.incrementAndGet() > MEMO_LIMIT) {
                memo.clear();
                remembered.set(1);
            }
            memo.put(key, number);
        }
        return number;
    }

    private String parsed(String text, String region) {
        String bare = ChinesePhones.withoutExtension(text);
        PhoneNumber own = possible(bare, region);
        if (region.equals(country) || own != null && library.isValidNumber(own)) {
            return e164(own);
        }
        PhoneNumber other = possible(bare, country);
        return e164(other != null && (own == null || library.isValidNumber(other)) ? other : own);
    }

    private @Nullable PhoneNumber possible(String text, String region) {
        try {
            PhoneNumber number = library.parse(text, region);
            return library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE ? number : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    private String e164(@Nullable PhoneNumber number) {
        return number == null ? NONE : library.format(number, PhoneNumberFormat.E164);
    }

    /** How many numbers the memo holds. */
    int remembered() {
        return memo.size();
    }

    private static boolean anyShort(List<String> parts) {
        for (String part : parts) {
            if (digits(part).length() < SHORTEST) {
                return true;
            }
        }
        return false;
    }

    private static String digits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
