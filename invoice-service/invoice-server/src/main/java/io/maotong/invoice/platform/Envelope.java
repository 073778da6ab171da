package io.maotong.invoice.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrapped around each message of the tax platform: base64 of SM4 on the way out; on the way back possibly gzip,
 * then {@code httpStatusCode}, {@code body} and {@code Response}, each of which has been seen as an object and as a
 * string holding one (tax.md 2.1).
 */
final class Envelope {

    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;
    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    /** What was inside. */
    sealed interface Content {

        /** The decrypted answer of the service. */
        record Data(WireObject value) implements Content {}

        /** The platform refused before the service was asked. */
        record Refusal(String code, String message) implements Content {}

        /** The platform answered with another status than success. */
        record Status(String code) implements Content {}
    }

    private final Sm4 sm4;
    private final JsonMapper json;

    Envelope(Sm4 sm4, JsonMapper json) {
        this.sm4 = sm4;
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    byte[] seal(Object request) {
        return Base64.getEncoder().encode(sm4.encrypt(json.writeValueAsBytes(request)));
    }

    /** @throws IOException if it cannot be read, so that nobody knows what the platform did */
    Content open(byte[] answer) throws IOException {
        try {
            JsonNode outer = json.readTree(unzipped(answer));
            String status = new WireObject(outer).text("httpStatusCode");
            if (status != null && !status.equals("200") && !status.equals("00")) {
                return new Content.Status(status);
            }
            JsonNode body = unfolded(outer.path("body"));
            JsonNode response = unfolded(body.path("Response"));
            JsonNode error = unfolded(response.path("Error"));
            if (error.isObject() && !error.isEmpty()) {
                WireObject refusal = new WireObject(error);
                return new Content.Refusal(
                        String.valueOf(refusal.text("Code")), String.valueOf(refusal.text("Message")));
            }
            return new Content.Data(data(response.path("Data")));
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the answer cannot be read: " + e.getMessage(), e);
        }
    }

    private WireObject data(JsonNode data) throws IOException, GeneralSecurityException {
        if (data.isObject()) {
            return new WireObject(data);
        }
        if (!data.isString()) {
            throw new IOException("the answer has no data");
        }
        byte[] secret = Base64.getMimeDecoder().decode(data.asString());
        JsonNode plain = unfolded(json.readTree(sm4.decrypt(secret)));
        if (!plain.isObject()) {
            throw new IOException("the data are not an object");
        }
        return new WireObject(plain);
    }

    private JsonNode unfolded(JsonNode node) {
        return node.isString() ? json.readTree(node.asString()) : node;
    }

    private static String unzipped(byte[] answer) throws IOException {
        boolean zipped = answer.length > 2 && (answer[0] & 0xff) == GZIP_1 && (answer[1] & 0xff) == GZIP_2;
        if (!zipped) {
            return new String(answer, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer))) {
            byte[] plain = in.readNBytes(LARGEST_ANSWER + 1);
            if (plain.length > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
            return new String(plain, StandardCharsets.UTF_8);
        }
    }
}
