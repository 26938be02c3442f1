package io.tierhub.generator;

/** Why two customers look like one although they are not. */
public enum Trap {
    /** A company and its branch, or two branches of one company: 北京分公司. */
    BRANCH,
    /** The first and the second of one house: 第一, 第二. */
    NUMBERED,
    /** Companies of one group in different trades, with one switchboard and one domain. */
    GROUP,
    /** Two companies of one name, each registered in its own city. */
    SAME_NAME_COMPANY,
    /** Two companies of one city and trade whose names sound alike. */
    SOUND_ALIKE,
    /** Tenants of one building, with its switchboard. */
    SWITCHBOARD,
    /** Clients of one bookkeeper, who gave the bookkeeper's mailbox. */
    MAILBOX,
    /** Persons of one name in different cities. */
    NAMESAKE,
    /** Persons of one surname under one roof, with one phone. */
    HOUSEHOLD,
    /** A company and the person who answers its phone. */
    CONTACT
}
