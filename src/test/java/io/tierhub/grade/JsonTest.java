package io.tierhub.grade;

import static io.tierhub.grade.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void sentencesAreEscapedAndTheirNumbersStandApart() {
        Bilingual sentence = new Bilingual("说\"3\"007次", "\\ 1234567890123 times\n");
        assertThat(text(out -> out.word("{").all(sentence.json()).end("}")))
                .isEqualTo("{\"zh\":\"说\\\"3\\\"007次\",\"en\":\"\\\\ 1234567890123 times\\u000a\"}");
    }

    @Test
    void numbersAreShortAndTextsEscaped() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("whole", 30.0);
        values.put("four", 35.972222);
        values.put("small", 0.0101);
        values.put("below", -2.5);
        values.put("nothing", -0.00001);
        values.put("tenth", -0.5);
        values.put("large", 123_456_789_012L);
        values.put("cents", new BigDecimal("-0.05"));
        values.put("beyond", new BigDecimal("12345678901234567890.05"));
        values.put("money", new BigDecimal("-12.50"));
        values.put("count", 7L);
        values.put("text", "say \"é\"\\\n");
        assertThat(text(out -> Json.object(values, out)))
                .isEqualTo("{\"whole\":30,\"four\":35.9722,\"small\":0.0101,\"below\":-2.5,\"nothing\":0,"
                        + "\"tenth\":-0.5,\"large\":123456789012,\"cents\":-0.05,\"beyond\":12345678901234567890.05,"
                        + "\"money\":-12.50,\"count\":7,\"text\":\"say \\\"é\\\"\\\\\\u000a\"}");
    }
}
