package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pinyin, tax identifiers, names of people, addresses, countries, pages, placeholders. */
class SmallKindsTest {
    @Test
    void pinyinIsPlainAndSpaced() {
        assertThat(Pinyin.of("北京华北科技")).isEqualTo("bei jing hua bei ke ji");
        assertThat(Pinyin.of("廣東IBM公司 2")).isEqualTo("guang dong ibm gong si 2");
        assertThat(Pinyin.initials("北京IBM公司 Foo Bar")).isEqualTo("bjigsfb");
        assertThat(Pinyin.of("")).isEmpty();
    }

    @Test
    void aUnifiedCodeHasItsCheckDigit() {
        assertThat(TaxIds.isChecked("91350100M000100Y43")).isTrue();
        assertThat(TaxIds.isChecked("91350100M000100Y44")).isFalse();
        assertThat(TaxIds.isChecked("91350100M000100I43")).isFalse();
        assertThat(TaxIds.isChecked("7535316")).isFalse();
        assertThat(TaxIds.clean(" 9135-0100 m000 100y43")).isEqualTo("91350100M000100Y43");
        assertThat(TaxIds.organisationCode("91350100M000100Y43")).isEqualTo("M000100Y4");
        assertThat(TaxIds.organisationCode("7535316")).isNull();
        assertThat(TaxIds.clean("DE 123.456.789")).isEqualTo("DE123456789");
    }

    @Test
    void everySingleTypingErrorBreaksTheCheck() {
        String code = "91350100M000100Y43";
        for (int i = 0; i < code.length(); i++) {
            for (char c : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                String wrong = code.substring(0, i) + c + code.substring(i + 1);
                assertThat(TaxIds.isChecked(wrong)).as(wrong).isEqualTo(c == code.charAt(i));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "张三, 张三, 三, 张",
        "欧阳修, 欧阳修, 修, 欧阳",
        "歐陽修, 歐陽修, 修, 歐陽",
        "欧阳, 欧阳, 阳, 欧",
        "张三先生, 张三, 三, 张",
        "王总, 王总, , 王",
        "Anna Berg, Anna Berg, Anna, Berg",
        "'Berg, Anna', Anna Berg, Anna, Berg",
        "'Berg, Dr. Anna', Anna Berg, Anna, Berg",
        "'Anna Berg, PhD', Anna Berg, Anna, Berg",
        "Mr. Tom van der Berg Jr., Tom van der Berg, Tom, van der Berg",
        "Prof. Dr. Anna Maria Berg, Anna Maria Berg, Anna Maria, Berg",
        "Priya, Priya, , ",
        "Dr, Dr, , "
    })
    void aPersonsNameIsTakenApart(String name, String full, String given, String family) {
        assertThat(PersonName.parse(name)).isEqualTo(new PersonName(full, given, family));
        assertThat(PersonName.parse(full).full()).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({
        "435 s. la cienega blv., [435], '[south, la, cienega, boulevard]'",
        "435 S La Cienega Boulevard, [435], '[south, la, cienega, boulevard]'",
        "Hauptstr. 12a, [12a], '[haupt, strasse]'",
        "Hauptstraße 12a, [12a], '[haupt, strasse]'",
        "224 w. 42nd st., [224], '[west, 42nd, street]'",
        "上海市浦东新区中山路123号5室, '[123, 5]', '[上海市, 浦东新区, 中山路]'",
        "中山路 123 號 A 座, '[123]', '[中山路, a]'",
        "'', [], []"
    })
    void anAddressLineIsTakenApart(String line, String numbers, String tokens) {
        AddressParts parts = AddressParts.parse(line);
        assertThat(parts.numbers()).hasToString(numbers);
        assertThat(parts.tokens()).hasToString(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "中国, CN",
        "China, CN",
        "CHN, CN",
        "cn, CN",
        "United Kingdom, GB",
        "UK, GB",
        "U.K., GB",
        "Deutschland, DE",
        "美国, US",
        "USA, US",
        "台灣, TW",
        "Hong Kong, HK",
        "Österreich, AT",
        "日本, JP"
    })
    void aCountryHasManyNames(String name, String code) {
        assertThat(Countries.code(name)).isEqualTo(code);
        assertThat(Countries.code("Atlantis")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.Acme.example/, acme.example",
        "ACME.example/Shop?x=1, acme.example/Shop?x=1",
        "http://acme.example:8080, acme.example:8080",
        "acme, ",
        "not a page, "
    })
    void aPageIsItsHostAndPath(String raw, String clean) {
        assertThat(Websites.clean(raw)).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource({
        "n/a, true",
        "N.A., true",
        "无, true",
        "未知, true",
        "待定, true",
        "---, true",
        "None, true",
        "test, true",
        "#N/A, true",
        "Na, false",
        "无锡, false",
        "Testa, false",
        "0, false",
        "C++, false",
        "🎉, false"
    })
    void aPlaceholderSaysNothing(String text, boolean nothing) {
        assertThat(Placeholders.isText(text)).isEqualTo(nothing);
    }
}
