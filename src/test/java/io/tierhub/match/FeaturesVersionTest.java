package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Hash64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A snapshot of another release is only used if that release made the same features. */
class FeaturesVersionTest {
    /** What {@link #digest} gives for version 3. */
    private static final long DIGEST = 0x966abe873fe26bb3L;

    @Test
    void featuresOnlyChangeWithTheirVersion() {
        assertThat(digest())
                .as("features or keys of the same records have changed: raise Features.VERSION, then set both here")
                .isEqualTo(DIGEST);
        assertThat(Features.VERSION).isEqualTo(3);
    }

    private static long digest() {
        List<Features> all = new ArrayList<>(Arrays.asList(People.of(1, 200, 20).features()));
        all.add(Given.person(
                "name=\u738b\u5c0f\u660e", "phones=+8613900001234", "city=\u4e0a\u6d77", "postcode=200000"));
        all.add(Given.person(
                "given_name=Zo\u00eb", "family_name=M\u00fcller", "birth_date=1980-02-29", "identifiers=A-17"));
        all.add(Given.organization(
                "name=Harbour Trading (Shanghai) Co., Ltd.", "tax_id=91310000MA1K35K80X", "domains=harbour.example"));
        all.add(Given.organization(
                "name=\u4e0a\u6d77\u6d77\u6e2f\u8d38\u6613\u6709\u9650\u516c\u53f8\u5317\u4eac\u5206\u516c\u53f8",
                "website=harbour.example",
                "emails=info@harbour.example",
                "street=\u5357\u4eac\u8def",
                "house_number=12"));
        long digest = Hash64.START;
        for (Features each : all) {
            digest = Hash64.add(digest, Arrays.hashCode(each.blob()));
            digest = Hash64.add(digest, Arrays.hashCode(each.keys()));
        }
        return Hash64.finish(digest);
    }
}
