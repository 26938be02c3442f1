package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;

/** Why the customers of a hub tell too little to forecast what one of them will bring. */
enum NoForecast {
    FEW_CUSTOMERS("有订单的客户太少", "too few customers with orders"),
    FEW_REPEAT_BUYERS("回购客户太少", "too few customers bought again"),
    FEW_ORDERS("没有下单三天以上的客户", "nobody bought on three days"),
    SHORT_HISTORY("订单历史太短", "orders of too short a time"),
    NO_RECENT_ORDER("近期没有订单", "no recent order"),
    PURCHASES_NOT_CONVERGED("购买模型未收敛", "the purchase model does not fit"),
    SPEND_NOT_CONVERGED("金额模型未收敛", "the spend model does not fit");

    private final String zh;
    private final String en;

    NoForecast(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Bilingual words() {
        return new Bilingual(zh, en);
    }
}
