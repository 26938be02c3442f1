package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.master.GoldenValue;
import io.tierhub.master.Rule;
import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final String[] FIELDS = {
        "name",
        "phones",
        "attributes.sales area",
        "identifiers.duns",
        "account.key",
        "items",
        "made_up",
        "made.up",
        "x."
    };

    @Test
    void whatIsEncodedIsDecodedAgain() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<FieldValue> values = new ArrayList<>();
            List<GoldenValue> golden = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                String field = FIELDS[random.nextInt(FIELDS.length)];
                String value = text(random);
                values.add(new FieldValue(field, value));
                golden.add(new GoldenValue(
                        field, value, random.nextInt(Integer.MAX_VALUE), Rule.values()[random.nextInt(3)]));
            }
            assertThat(FieldCodec.decode(FieldCodec.encode(values)))
                    .as("seed %d", seed)
                    .isEqualTo(values);
            assertThat(GoldenCodec.decode(GoldenCodec.encode(golden)))
                    .as("seed %d", seed)
                    .isEqualTo(golden);
        }
    }

    @Test
    void everyCanonicalFieldTakesOneByte() {
        for (CustomerField field : CustomerField.values()) {
            assertThat(FieldNames.of(field.key()).number()).as(field.key()).isBetween(1, 126);
        }
    }

    @Test
    void numbersOfFieldsNeverChange() {
        assertThat(FieldNames.nameOf(1)).isEqualTo("type");
        assertThat(FieldNames.nameOf(7)).isEqualTo("phones");
        assertThat(FieldNames.nameOf(32)).isEqualTo("attributes");
        assertThat(FieldNames.nameOf(37)).isEqualTo("automated_grading");
        assertThat(FieldNames.nameOf(56)).isEqualTo("campaign");
    }

    @Test
    void anUnknownFormatAndACutValueAreRefusedInWords() {
        assertThatThrownBy(() -> FieldCodec.decode(new byte[] {9})).hasMessageContaining("format 9");
        byte[] whole = FieldCodec.encode(List.of(new FieldValue("name", "someone")));
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> FieldCodec.decode(cut))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("too early");
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300); i >= 0; i--) {
            text.appendCodePoint("aé上😀\n".codePoints().toArray()[random.nextInt(5)]);
        }
        return text.toString();
    }
}
