package io.tierhub.cleanse;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Names of months and days as exports write them: English, German, French, Spanish, Chinese. */
final class Months {
    private static final String[] NAMES = {
        "jan january januar janvier enero janv ene 一月",
        "feb february februar février febrero févr fév fevr 二月",
        "mar march märz mars marzo mär mrz 三月",
        "apr april avril abril avr abr 四月",
        "may mai mayo 五月",
        "jun june juni juin junio 六月",
        "jul july juli juillet julio juil 七月",
        "aug august août agosto aout ago 八月",
        "sep sept september septembre septiembre 九月",
        "oct october oktober octobre octubre okt 十月",
        "nov november novembre noviembre 十一月",
        "dec december dezember décembre diciembre dez déc dic 十二月"
    };

    private static final Set<String> WEEKDAYS = Set.of(
            "mon",
            "tue",
            "tues",
            "wed",
            "thu",
            "thur",
            "thurs",
            "fri",
            "sat",
            "sun",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag",
            "sonntag",
            "星期一",
            "星期二",
            "星期三",
            "星期四",
            "星期五",
            "星期六",
            "星期日",
            "星期天",
            "周一",
            "周二",
            "周三",
            "周四",
            "周五",
            "周六",
            "周日");

    private Months() {}

    static Map<String, Integer> names() {
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            for (String name : NAMES[i].split(" ")) {
                names.put(name, i + 1);
            }
        }
        return names;
    }

    static boolean isWeekday(String lower) {
        return WEEKDAYS.contains(lower);
    }
}
