package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void numbersAreShortAndTextsEscaped() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("whole", 30.0);
        values.put("four", 35.972222);
        values.put("small", 0.0101);
        values.put("below", -2.5);
        values.put("nothing", -0.00001);
        values.put("money", new BigDecimal("-12.50"));
        values.put("count", 7L);
        values.put("text", "say \"é\"\\\n");
        assertThat(Json.object(values))
                .isEqualTo("{\"whole\":30,\"four\":35.9722,\"small\":0.0101,\"below\":-2.5,\"nothing\":0,"
                        + "\"money\":-12.50,\"count\":7,\"text\":\"say \\\"é\\\"\\\\\\u000a\"}");
    }
}
