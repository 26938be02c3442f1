package io.tierhub.intake.http;

import io.tierhub.intake.http.SignSettings.Encoding;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers by which Kingdee Cloud Galaxy knows an app without a session. Both signatures are base64 of the hex digits of
 * an HMAC-SHA256; the key of the first is made from the second half of the app id.
 */
public record KingdeeAuth(
        @Setting("The account (acctID).") String account,
        @Setting("The user in whose name is read.") String user,

        @Setting("The app id, two parts joined by _.") String appId,

        @Setting("The app secret.") Secret appSecret,

        @Setting(value = "The language of names: 2052 is Chinese.", def = "2052")
        int lcid,

        @Setting(value = "The number of the organization; 0: the user's own.", def = "0")
        int organization) {

    /** What the second half of an app id is combined with, byte by byte. */
    private static final byte[] MASK = "0054f397c6234378b09ca7d3e5debce7".getBytes(StandardCharsets.US_ASCII);

    public KingdeeAuth {
        if (!appId.matches("[^_]+_[A-Za-z0-9+/=]{4,80}")) {
            throw new IllegalArgumentException("app_id must be two parts joined by _, as it was given");
        }
    }

    /**
     * The headers of one request.
     *
     * @param path of the address, as it is sent
     * @param nonce different for each request
     */
    public Map<String, String> headers(String path, long epochSecond, String nonce) {
        String clientId = appId.substring(0, appId.indexOf('_'));
        String time = Long.toString(epochSecond);
        String signed =
                "POST\n" + path.replace("/", "%2F") + "\n\nx-api-nonce:" + nonce + "\nx-api-timestamp:" + time + "\n";
        String data = account + "," + user + "," + lcid + "," + organization;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Api-ClientID", clientId);
        headers.put("X-Api-Auth-Version", "2.0");
        headers.put("x-api-timestamp", time);
        headers.put("x-api-nonce", nonce);
        headers.put("x-api-signheaders", "x-api-timestamp,x-api-nonce");
        headers.put("X-Api-Signature", Encoding.BASE64_HEX.of(Hmac.sha256(clientSecret(), signed)));
        headers.put("X-Kd-Appkey", appId);
        headers.put("X-Kd-Appdata", Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)));
        headers.put("X-Kd-Signature", Encoding.BASE64_HEX.of(Hmac.sha256(appSecret.reveal(), appId + data)));
        return headers;
    }

    private String clientSecret() {
        byte[] bytes = Base64.getDecoder().decode(appId.substring(appId.indexOf('_') + 1));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= MASK[i % MASK.length];
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "KingdeeAuth[***]";
    }
}
