package io.tierhub.generator;

/**
 * The parts of a Chinese company's name: 上海 恒瑞达 科技 有限公司 北京分公司.
 *
 * @param core what tells it from others of its place and trade
 * @param branch empty for a company itself
 */
record ChineseName(String place, String core, String trade, String form, String branch) {

    /** The parts of the name of a company that {@link Companies#chinese} made. */
    static ChineseName of(Customer c) {
        String name = c.name();
        String place =
                name.startsWith(c.city().name()) ? c.city().name() : c.city().shortName();
        String trade = Words.INDUSTRIES.stream()
                .filter(word -> word.latin().equals(c.industry()))
                .findFirst()
                .orElseThrow()
                .han();
        int tradeAt = name.lastIndexOf(trade);
        int formAt = tradeAt + trade.length();
        return new ChineseName(place, name.substring(place.length(), tradeAt), trade, name.substring(formAt), "");
    }

    String text() {
        return place + core + trade + form + branch;
    }

    ChineseName inPlace(String other) {
        return new ChineseName(other, core, trade, form, branch);
    }

    ChineseName withCore(String other) {
        return new ChineseName(place, other, trade, form, branch);
    }

    ChineseName inTrade(String other) {
        return new ChineseName(place, core, other, form, branch);
    }

    ChineseName withForm(String other) {
        return new ChineseName(place, core, trade, other, branch);
    }

    ChineseName branch(String other) {
        return new ChineseName(place, core, trade, form, other);
    }
}
