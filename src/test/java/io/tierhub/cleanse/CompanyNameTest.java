package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNameTest {
    @ParameterizedTest
    @CsvSource({
        "上海申华有限公司, 申华, 有限公司, 上海, ''",
        "申华（上海）有限公司, 申华, 有限公司, 上海, ''",
        "北京（华北）科技股份有限公司, 华北科技, 股份有限公司, 北京, ''",
        "广东省深圳市腾达贸易有限责任公司, 腾达贸易, 有限责任公司, 广东 深圳, ''",
        "深圳市𠮷祥贸易有限公司, 𠮷祥贸易, 有限公司, 深圳, ''",
        "廣東藥業集團有限公司, 药业, 集团有限公司, 广东, ''",
        "华润（集团）有限公司, 华润, 集团 有限公司, '', ''",
        "阿里巴巴（中国）有限公司, 阿里巴巴, 有限公司, 中国, ''",
        "北京银行股份有限公司, 北京银行, 股份有限公司, 北京, ''",
        "中国银行上海分行, 中国银行, '', '', 上海分行",
        "华为技术有限公司北京分公司, 华为技术, 有限公司, '', 北京分公司",
        "华为技术有限公司北京第二分公司, 华为技术, 有限公司, '', 北京第二分公司",
        "华为技术北京第二分公司, 华为技术, '', '', 北京第二分公司",
        "Beijing Huawei Jishu Youxian Gongsi, huawei jishu, youxian gongsi, beijing, ''",
        "Huawei Jishu Youxian Gongsi Shenyang Fengongsi, huawei jishu, youxian gongsi, '', shenyang fengongsi",
        "北京第二机床厂, 机床厂, '', 北京, 第二",
        "上海纺织二厂, 纺织, '', 上海, 二厂",
        "有限公司, 有限公司, '', '', ''",
        "上海, 上海, '', '', ''",
        "株式会社東京ガス, 东京ガス, 株式会社, '', ''",
        "㈱山田, 山田, 株, '', ''",
        "삼성전자 주식회사, 삼성전자, 주식회사, '', ''",
        "'Bluebay Ltd', bluebay, ltd, '', ''",
        "'Bluebay Co., Ltd.', bluebay, co ltd, '', ''",
        "'Shanghai Bluebay Trading Co., Ltd.', bluebay trading, co ltd, shanghai, ''",
        "Siemens (China) Ltd., siemens, ltd, china, ''",
        "China Mobile Ltd, china mobile, ltd, '', ''",
        "Müller & Söhne GmbH & Co. KG, muller sohne, gmbh co kg, '', ''",
        "Nestlé S.A., nestle, s a, '', ''",
        "PT Astra Tbk, astra, pt tbk, '', ''",
        "ООО «Ромашка», ромашка, ооо, '', ''",
        "Foo Pty. Ltd., foo, pty ltd, '', ''",
        "Foo Shanghai Branch, foo, '', '', shanghai branch",
        "'Starmart No. 3 Ltd', starmart, ltd, '', no 3",
        "Ltd, ltd, '', '', ''",
        "'', '', '', '', ''"
    })
    void aNameIsTakenApart(String name, String core, String form, String region, String branch) {
        assertThat(CompanyName.parse(name)).isEqualTo(new CompanyName(core, form, region, branch));
    }

    @Test
    void variantsOfOneNameShareTheCore() {
        String core = CompanyName.parse("深圳市腾达科技有限公司").core();
        for (String variant : new String[] {"腾达科技", "騰達科技股份有限公司", "腾达科技（深圳）有限责任公司", "深圳腾达科技", "腾达科技集团"}) {
            assertThat(CompanyName.parse(variant).core()).as(variant).isEqualTo(core);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "上海申华有限公司",
                "华北集团",
                "市第一人民医院",
                "老王饭店",
                "Acme Ltd",
                "Foo GmbH",
                "Nestlé S.A.",
                "Nestlé SA",
                "First National Bank",
                "小李工作室",
                "株式会社山田",
                "삼성전자 주식회사",
                "Foo & Co"
            })
    void organizationsAreRecognised(String name) {
        assertThat(CompanyName.looksLikeCompany(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三", "欧阳修", "Maria Sa", "Jose Co", "MARIA SA", "Anna Berg", "Kim Se", "李公", "王先生", ""})
    void peopleAreNot(String name) {
        assertThat(CompanyName.looksLikeCompany(name)).isFalse();
    }
}
