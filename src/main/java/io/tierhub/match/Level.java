package io.tierhub.match;

import io.tierhub.vocabulary.Bilingual;

/** The rungs of agreement. A field uses some of them; see {@link Weights}. */
public enum Level {
    EXACT("完全一致", "equal"),
    TOKENS("词相同、顺序不同", "same words in another order"),
    CLOSE("非常相近", "very similar"),
    PINYIN("拼音一致", "equal in pinyin"),
    ONE_EDIT("一处差异", "one edit apart"),
    DAY_MONTH("日月颠倒", "day and month swapped"),
    PARTIAL("已知部分一致", "equal as far as known"),
    MONTH_DAY("月日相同", "same day of another year"),
    SAME_YEAR("同年", "same year"),
    SUBSET("包含关系", "one contains the other"),
    LOCAL_PART("邮箱用户名一致", "same local part"),
    SUFFIX("尾号一致", "same last digits"),
    NEAR("相近", "similar"),
    HOMOPHONE("同音不同字", "same sound in other characters"),
    ACRONYM("缩写", "acronym"),
    INITIAL("首字母或前缀", "initial or beginning"),
    PREFIX("开头一致", "same beginning"),
    OVERLAP("部分词相同", "some words in common"),
    SWAPPED("姓名颠倒", "names swapped"),
    ONE_SIDED("仅一方有", "on one side only"),
    DIFFERENT("不同", "different");

    static final Level[] ALL = values();

    private final Bilingual label;

    Level(String zh, String en) {
        this.label = new Bilingual(zh, en);
    }

    /** The level's name on screens. */
    public Bilingual label() {
        return label;
    }
}
