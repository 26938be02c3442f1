package io.tierhub.match;

import io.tierhub.vocabulary.Bilingual;

/** What forbids two records to be one customer, whatever the evidence. */
public enum Veto {
    PARTY_TYPE("个人与组织不会合并", "a person and an organization are never one"),
    NOT_SAME("人工认定不是同一客户", "a person decided that they are not one"),
    TAX_ID("两个有效税号不同", "two different valid tax ids"),
    UNIQUE_SYSTEM("同一去重系统的两条记录", "two records of a system that holds every customer once");

    private final Bilingual label;

    Veto(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The veto in words. */
    public Bilingual label() {
        return label;
    }
}
