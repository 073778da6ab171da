package io.maotong.sandbox.tax;

import io.maotong.sandbox.SandboxUnderTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the platform as an invoicing system does, with another SM4 implementation than the sandbox's own class. */
public final class TaxCaller {

    private static final JsonMapper JSON = new JsonMapper();
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final SandboxUnderTest sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String key;

    /** What came back: {@code data} decrypted, or {@code error} of the envelope, and how it was dressed. */
    public record Reply(JsonNode data, JsonNode error, boolean compressed, boolean stringified) {

        public String code() {
            return data.path("returncode").asString();
        }

        public String text(String name) {
            return data.path(name).asString();
        }
    }

    public TaxCaller(SandboxUnderTest sandbox) {
        this(sandbox, SandboxUnderTest.TAX_KEY);
    }

    TaxCaller(SandboxUnderTest sandbox, String key) {
        this.sandbox = sandbox;
        this.key = key;
    }

    public Reply call(String capability, String service, Map<String, ?> request) {
        return call(capability, service, Map.of("nlbm", capability, "fwbm", service), request);
    }

    /** On the platform's own sandbox path, under a test case. */
    Reply rehearse(String capability, String service, String ylbm, Map<String, ?> request) {
        Map<String, String> headers = Map.of("nlbm", capability, "fwbm", service, "ylbm", ylbm, "sxcsbz", "Y");
        return call("/access/newsandbox/v2/invoke/", capability, service, headers, request);
    }

    Reply call(String capability, String service, Map<String, String> headers, Map<String, ?> request) {
        return call("/access/v2/invoke/", capability, service, headers, request);
    }

    private Reply call(
            String path, String capability, String service, Map<String, String> headers, Map<String, ?> request) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putIfAbsent("jrdwptbh", "PT0001");
        all.putIfAbsent("sydwptbh", "PT0001");
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(sandbox.address() + path + capability + "/" + service))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Base64.getEncoder().encodeToString(sm4(Cipher.ENCRYPT_MODE, JSON.writeValueAsBytes(request)))));
        all.forEach(builder::header);
        try {
            HttpResponse<byte[]> response = http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean compressed = response.headers()
                    .firstValue("Content-Encoding")
                    .filter("gzip"::equals)
                    .isPresent();
            return open(compressed ? unzip(response.body()) : response.body(), compressed);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private Reply open(byte[] bytes, boolean compressed) {
        JsonNode envelope = JSON.readTree(bytes);
        if (!envelope.path("httpStatusCode").asString().equals("200")) {
            throw new IllegalStateException("not an envelope: " + envelope);
        }
        JsonNode response = JSON.readTree(envelope.path("body").asString()).path("Response");
        boolean stringified = response.isString();
        JsonNode inner = stringified ? JSON.readTree(response.asString()) : response;
        if (inner.has("Error")) {
            return new Reply(null, inner.path("Error"), compressed, stringified);
        }
        byte[] data = sm4(
                Cipher.DECRYPT_MODE,
                Base64.getDecoder().decode(inner.path("Data").asString()));
        return new Reply(JSON.readTree(data), null, compressed, stringified);
    }

    /** Asks until the answer is something else than 0499. */
    public Reply settled(String capability, String service, Map<String, ?> request) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> call(capability, service, request),
                        reply -> !reply.code().equals(TaxRefusal.PROCESSING));
    }

    private byte[] sm4(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("SM4/ECB/PKCS7Padding", PROVIDER);
            cipher.init(mode, new SecretKeySpec(HexFormat.of().parseHex(key), "SM4"));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] unzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
