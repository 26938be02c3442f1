package io.tierhub.generator;

/** In what a written record differs from the customer as it is. A record may have several. */
public enum Twist {
    /** 有限责任公司 for 有限公司. */
    OTHER_FORM,
    /** The legal form left out. */
    NO_FORM,
    /** 恒瑞达科技（上海）有限公司. */
    REGION_MOVED,
    /** The region left out. */
    NO_REGION,
    /** Neither region nor legal form: 恒瑞达科技. */
    SHORT_NAME,
    /** Traditional characters. */
    TRADITIONAL,
    /** Full-width letters and digits. */
    FULL_WIDTH,
    /** The whole name in pinyin. */
    PINYIN,
    /** The name under which it trades abroad: Shanghai Hengruida Technology Co., Ltd. */
    ENGLISH,
    /** A character written as another of the same sound. */
    HOMOPHONE,
    /** A slip of the keyboard in the name. */
    NAME_SLIP,
    /** A slip in the social credit code that its check digit shows. */
    CODE_SLIP,
    /** A slip that leaves another valid code. */
    UNNOTICED_CODE_SLIP
}
