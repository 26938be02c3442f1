package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
    @ParameterizedTest
    @CsvSource({
        "TOM@Harbour.example, tom@harbour.example",
        "' a+news@b.example ', a@b.example",
        "ｌｉ＠ｂ．ｅｘａｍｐｌｅ, li@b.example",
        "Anna Berg <Anna@b.example>, anna@b.example",
        "mailto:a@b.example, a@b.example",
        "张三@例子.公司, 张三@例子.公司"
    })
    void anAddressIsLowerCaseAndUntagged(String raw, String clean) {
        assertThat(Emails.read(raw)).isEqualTo(new Found(List.of(clean), false));
    }

    @Test
    void severalStandInOneCell() {
        assertThat(Emails.read("a@b.example; C@d.example，a@b.example、x").values())
                .containsExactly("a@b.example", "c@d.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@",
                "@b.example",
                "a@b",
                "a@@b.example",
                "a b@",
                "a@b..example",
                "nobody here",
                "a@1.2.3.4",
                "a@-b.example"
            })
    void whatIsNoAddressIsAFault(String raw) {
        assertThat(Emails.read(raw).values()).isEmpty();
        assertThat(Emails.read(raw).faulty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test@acme.example", "none@none.com", "无", "N/A", "-", ""})
    void aMadeUpAddressIsAbsent(String raw) {
        assertThat(Emails.read(raw)).isEqualTo(Found.NOTHING);
    }

    @Test
    void functionsAndFreeMailAreKnown() {
        assertThat(List.of("info", "sales2", "客服", "noreply")).allMatch(Emails::isRoleLocal);
        assertThat(List.of("anna", "li.wei", "salesman")).noneMatch(Emails::isRoleLocal);
        assertThat(List.of("gmail.com", "qq.com", "yahoo.co.uk", "hotmail.fr", "163.com"))
                .allMatch(Emails::isFreeMail);
        assertThat(List.of("acme.example", "mygmail.com", "yahoo")).noneMatch(Emails::isFreeMail);
    }
}
