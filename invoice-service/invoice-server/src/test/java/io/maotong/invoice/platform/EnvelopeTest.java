package io.maotong.invoice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Sm4 SM4 = new Sm4("0123456789abcdeffedcba9876543210");
    private final Envelope envelope = new Envelope(SM4, JSON);

    @Test
    void everyMixtureOfStringsObjectsStatusAndCompressionOpens() throws Exception {
        for (int variant = 0; variant < 64; variant++) {
            boolean bodyText = (variant & 1) != 0;
            boolean responseText = (variant & 2) != 0;
            boolean dataText = (variant & 4) != 0;
            boolean zipped = (variant & 8) != 0;
            Object status = (variant & 16) != 0 ? "00" : (variant & 32) != 0 ? Integer.valueOf(200) : "200";
            String plain = "{\"returncode\":\"00\",\"sllsh\":\"SL1\",\"sl\":12.50}";
            Object data = sealed(dataText ? JSON.writeValueAsString(plain) : plain);
            byte[] answer = answer(status, Map.of("RequestId", "r", "Data", data), bodyText, responseText, zipped);

            assertThat(envelope.open(answer))
                    .as("variant " + variant)
                    .isInstanceOfSatisfying(Envelope.Content.Data.class, content -> {
                        assertThat(content.value().text("sllsh")).isEqualTo("SL1");
                        assertThat(content.value().decimal("sl")).isEqualByComparingTo("12.5");
                    });
        }
    }

    @Test
    void errorIsARefusalAlsoAsAString() throws Exception {
        Map<String, Object> error = Map.of("Code", "DECRYPT_FAILED", "Message", "报文解密失败");
        for (Object form : new Object[] {error, JSON.writeValueAsString(error)}) {
            byte[] answer = answer("200", Map.of("RequestId", "r", "Error", form), true, false, false);

            assertThat(envelope.open(answer)).isEqualTo(new Envelope.Content.Refusal("DECRYPT_FAILED", "报文解密失败"));
        }
    }

    @Test
    void otherStatusIsToldAsItIs() throws Exception {
        byte[] answer = answer("429", Map.of(), true, false, false);

        assertThat(envelope.open(answer)).isEqualTo(new Envelope.Content.Status("429"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>502</html>",
                "{}",
                "[]",
                "{\"httpStatusCode\":\"200\",\"body\":\"not json\"}",
                "{\"httpStatusCode\":\"200\",\"body\":{\"Response\":{\"Data\":\"!!!\"}}}",
                "{\"httpStatusCode\":\"200\",\"body\":{\"Response\":{\"Data\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}}}",
                "{\"httpStatusCode\":\"200\",\"body\":{\"Response\":{\"RequestId\":\"r\"}}}"
            })
    void whatCannotBeReadIsNoAnswer(String answer) {
        assertThatThrownBy(() -> envelope.open(answer.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void cutOffCompressionIsNoAnswer() throws Exception {
        byte[] whole = answer("200", Map.of("Data", sealed("{\"returncode\":\"00\"}")), true, false, true);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> envelope.open(half)).isInstanceOf(IOException.class);
    }

    @Test
    void requestIsBase64OfEncryptedJson() throws Exception {
        byte[] secret = Base64.getDecoder().decode(envelope.seal(Map.of("nsrsbh", "91320722MA1XXXXX0A")));

        assertThat(JSON.readTree(SM4.decrypt(secret)).get("nsrsbh").asString()).isEqualTo("91320722MA1XXXXX0A");
    }

    private static String sealed(String plain) {
        return Base64.getEncoder().encodeToString(SM4.encrypt(plain.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] answer(
            Object status, Map<String, Object> response, boolean bodyText, boolean responseText, boolean zipped)
            throws IOException {
        Object inner = responseText ? JSON.writeValueAsString(response) : response;
        Map<String, Object> body = Map.of("Response", inner);
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put("httpStatusCode", status);
        outer.put("body", bodyText ? JSON.writeValueAsString(body) : body);
        byte[] bytes = JSON.writeValueAsBytes(outer);
        if (!zipped) {
            return bytes;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
