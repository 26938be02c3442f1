package io.tierhub.intake;

import java.util.List;
import java.util.Map;

/**
 * A number in a unit that its column names once for all rows, as in 金额(万元): the unit is put behind the digits, where
 * cleansing reads it. A cell that has a unit of its own keeps that.
 *
 * @param sign the unit in the writing that cleansing reads
 */
record NumberUnit(String sign) implements Transform {
    /** How a mapping may write each unit. */
    static final Map<String, String> SIGNS = Map.of(
            "百", "百", "千", "千", "万", "万", "百万", "百万", "千万", "千万", "亿", "亿", "thousand", "千", "million", "百万",
            "billion", "十亿");

    private static final String OWN = "十百千仟万萬亿億";

    @Override
    public List<String> apply(String text) {
        int end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        boolean own = end < text.length() && OWN.indexOf(text.charAt(end)) >= 0;
        return List.of(end == 0 || own ? text : text.substring(0, end) + sign + text.substring(end));
    }
}
