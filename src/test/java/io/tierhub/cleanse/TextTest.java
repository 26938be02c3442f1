package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({"'  a \t\n b ', a b", "ＡＢＣ　１２, ABC 12", "'\u202eabc\u200b\ufeff', abc", "㈱東京, (株)東京", "'é', é", "'', ''"
    })
    void cleanIsForDisplay(String raw, String clean) {
        assertThat(Text.clean(raw)).isEqualTo(clean);
    }

    @Test
    void cleanReturnsTheSameInstanceWhereNothingChanges() {
        String plain = "Müller 北京 Ltd.";
        assertThat(Text.clean(plain)).isSameAs(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "Müller & Söhne, muller sohne",
        "STRASSE Straße, strasse strasse",
        "Ørsted Łódź Æsir Þór, orsted lodz aesir thor",
        "廣東藥業（上海）, 广东药业 上海",
        "'O''Brien’s  Co., Ltd.', obriens co ltd",
        "'''quoted''', quoted",
        "ООО «Ёлка», ооо елка",
        "株式会社ガーデン, 株式会社ガーデン",
        "ｶﾞｰﾃﾞﾝ, ガーデン",
        "삼성전자, 삼성전자",
        "नमस्ते, नमस्ते",
        "İstanbul, istanbul",
        "ΣΊΣΥΦΟΣ, σισυφοσ",
        "𠮷祥, 𠮷祥",
        "ﬁne①, fine1",
        "---, ''",
        "a\u00adb\u200bc, abc"
    })
    void foldIsForComparison(String raw, String folded) {
        assertThat(Text.fold(raw)).isEqualTo(folded);
    }

    @Test
    void combinedAndPrecomposedFoldAlike() {
        assertThat(Text.fold("e\u0301a")).isEqualTo(Text.fold("\u00e9a")).isEqualTo("ea");
        assertThat(Text.fold("\u1112\u1161\u11ab")).isEqualTo(Text.fold("한"));
    }

    @Test
    void everyLetterOfEveryScriptStays() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isLetter(c)
                    && !isFiller(c)
                    && Text.clean(Character.toString(c)).chars().anyMatch(Character::isLetter)) {
                assertThat(Text.fold("x" + Character.toString(c)).length())
                        .as("U+%04X", c)
                        .isGreaterThan(1);
            }
        }
    }

    @Test
    void bothFormsAreIdempotentForEveryCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String one = "a" + Character.toString(c) + "b";
            assertThat(Text.fold(Text.fold(one))).as("U+%04X", c).isEqualTo(Text.fold(one));
            assertThat(Text.clean(Text.clean(one))).as("U+%04X", c).isEqualTo(Text.clean(one));
        }
    }

    @Test
    void bothFormsAreIdempotentAndTheFastWayEqualsTheDefinition() {
        long seed = 20260630L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String text = Samples.text(random);
            String folded = Text.fold(text);
            assertThat(folded).as(Samples.escaped(text)).isEqualTo(Folding.inContext(text));
            assertThat(Text.fold(folded)).as(Samples.escaped(text)).isEqualTo(folded);
            String clean = Text.clean(text);
            assertThat(Text.clean(clean)).as(Samples.escaped(text)).isEqualTo(clean);
            assertThat(Text.fold(clean)).as(Samples.escaped(text)).isEqualTo(folded);
        }
    }

    /** Letters without a shape, which nobody sees. */
    private static boolean isFiller(int c) {
        return c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0;
    }
}
