package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainsTest {
    @ParameterizedTest
    @CsvSource({
        "Li.Na@HuaDong.cn, huadong.cn",
        "'Li Na <li.na+news@mail.huadong.cn>', mail.huadong.cn",
        "'li@huadong.cn; li@qq.com', huadong.cn",
        "ｌｉ＠ｈｕａｄｏｎｇ．ｃｎ, huadong.cn",
        "HuaDong.cn, huadong.cn"
    })
    void anAddressOrADomainTellsTheDomain(String cell, String domain) {
        assertThat(MailDomains.own(cell)).isEqualTo(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "li@qq.com",
                "li@163.com",
                "li@outlook.de",
                "qq.com",
                "acme@weibo.com",
                "acme@shop8.1688.com",
                "acme@acme.github.io",
                "li@localhost",
                "not an address",
                "test@test",
                "",
                " "
            })
    void aDomainThatNamesNoOrganizationTellsNone(String cell) {
        assertThat(MailDomains.own(cell)).isNull();
    }
}
