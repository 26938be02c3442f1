package io.tierhub.act;

import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be filled in into texts and values of targets. Nothing of it is personal: who receives a text looks the
 * customer up by its number.
 */
public final class Filling {
    private static final List<String> NAMES = List.of("tier", "stage", "customer");
    private static final Set<String> PERSONAL =
            Set.of("phone", "mobile", "tel", "email", "mail", "address", "first_name", "last_name", "full_name", "id_card");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> values = new TreeMap<>();

    public Filling(CustomerId customer, CustomerState state) {
        String stage = state.stage();
        values.put("customer", customer.toString());
        values.put("tier", state.tier().name());
        values.put("stage", stage == null ? "" : stage);
    }

    String fill(String text) {
        Matcher place = PLACE.matcher(text);
        return place.replaceAll(
                found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** What is wrong with the places of a text; null if nothing is. */
    static @Nullable String fault(String text) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            String name = place.group(1);
            if (CustomerField.of(name) != null || PERSONAL.contains(name)) {
                return "${" + name + "} is personal data, which no text carries; write ${customer}, by which the"
                        + " receiver finds it";
            }
            if (!NAMES.contains(name)) {
                return "nothing is filled in for ${" + name + "}; " + Nearest.remedy(name, NAMES);
            }
        }
        return null;
    }
}
