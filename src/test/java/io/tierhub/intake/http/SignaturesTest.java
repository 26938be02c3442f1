package io.tierhub.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    /** Values made by an independent routine from invented inputs. */
    @Test
    void theKingdeeHeadersAreThoseOfAKnownExample() {
        KingdeeAuth auth = new KingdeeAuth(
                "acct-demo",
                "demo",
                "100001_aHViLWV4YW1wbGUtZHVtbXkta2V5LTI0",
                new Secret("dummy-app-secret"),
                2052,
                100);

        Map<String, String> headers = auth.headers(
                "/K3Cloud/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc",
                1772294400,
                "1772294400");

        assertThat(headers)
                .containsEntry("X-Api-ClientID", "100001")
                .containsEntry(
                        "X-Api-Signature",
                        "OTRhYmMzY2I0Y2RkMzA0NWI2YzUwZGIzNmVlNTY2NjlhOTA3NWM1ZTgxODdhMTA5YTNjNmE0OTg3OTE3MTFlYw==")
                .containsEntry(
                        "X-Kd-Signature",
                        "ZDRlYWRkNGE2N2E2NjIzMjE2YTBlZWJiMjk0ZTRmOTZlYzg5OGFiYmFhZWZmZTkyYzYyNmEyZDA2NzNlODAzMw==");
    }

    @Test
    void theSignatureOfAnAddressIsOverItsParametersInTheOrderOfTheirNames() {
        SignSettings sign = new SignSettings(new Secret("key"), "timestamp", "signature", SignSettings.Encoding.HEX);

        // printf 'appKeyabctimestamp1772294400000' | openssl dgst -sha256 -hmac key
        assertThat(sign.sign(Map.of("appKey", "abc"), 1772294400000L))
                .containsEntry("timestamp", "1772294400000")
                .containsEntry("signature", "de6bd531bc5ad90a6a0f2a4601382073eaac7ecf4e363907cb8aa4872f0b3e89");
    }
}
