package io.tierhub.match;

import io.tierhub.vocabulary.Bilingual;

/** What is compared between two records of one party type. */
public enum MatchField {
    GIVEN_NAME("名", "given name"),
    FAMILY_NAME("姓", "family name"),
    BIRTH_DATE("出生日期", "birth date"),
    GENDER("性别", "gender"),
    COMPANY_NAME("公司名称", "company name"),
    COMPANY_REGION("名称中的地区", "region in the name"),
    BRANCH("分支机构", "branch"),
    DOMAIN("网域", "web or mail domain"),
    INDUSTRY("行业", "industry"),
    TAX_ID("税号", "tax id"),
    IDENTIFIER("标识符", "identifier"),
    EMAIL("邮箱", "email"),
    PHONE("电话", "phone"),
    STREET("街道", "street"),
    HOUSE_NUMBER("门牌号", "house number"),
    UNIT("单元", "unit"),
    DISTRICT("区县", "district"),
    CITY("城市", "city"),
    POSTCODE("邮编", "postcode"),
    REGION("省份", "region"),
    COUNTRY("国家", "country"),
    /** Never compared: takes back what dependent fields (address parts; what a household shares) say twice. */
    DEPENDENCE("重复证据扣减", "evidence counted twice");

    static final MatchField[] ALL = values();

    private final Bilingual label;

    MatchField(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The field's name on screens. */
    public Bilingual label() {
        return label;
    }
}
