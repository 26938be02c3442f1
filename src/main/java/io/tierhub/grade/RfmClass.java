package io.tierhub.grade;

/** The eight classes of R, F and M high or low: total and disjoint by construction. */
enum RfmClass {
    GENERAL_WINBACK("一般挽留"),
    GENERAL_DEVELOP("一般发展"),
    GENERAL_KEEP("一般保持"),
    GENERAL_VALUE("一般价值"),
    KEY_WINBACK("重要挽留"),
    KEY_DEVELOP("重要发展"),
    KEY_KEEP("重要保持"),
    KEY_VALUE("重要价值");

    private static final RfmClass[] ALL = values();

    private final String zh;

    RfmClass(String zh) {
        this.zh = zh;
    }

    String zh() {
        return zh;
    }

    static RfmClass of(boolean highR, boolean highF, boolean highM) {
        return ALL[(highR ? 1 : 0) | (highF ? 2 : 0) | (highM ? 4 : 0)];
    }
}
