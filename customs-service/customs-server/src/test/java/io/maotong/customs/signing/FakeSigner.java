package io.maotong.customs.signing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.maotong.customs.CustomsSettings.Signing.Profile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small signer over HTTP that keeps keys of its own, and misbehaves when told to. */
public final class FakeSigner {

    /** What is wrong with it just now. */
    enum Mood {
        WELL,
        BUSY,
        SILENT,
        REFUSING,
        EXPIRED,
        OTHER_OWNER,
        WRONG_SIGNATURE
    }

    private static final FakeSigner ONLY = new FakeSigner();

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
    final AtomicInteger signatures = new AtomicInteger();
    volatile Mood mood = Mood.WELL;

    private FakeSigner() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/signer/certificates", exchange -> answer(exchange, false));
        server.createContext("/signer/signatures", exchange -> answer(exchange, true));
        server.start();
    }

    public static FakeSigner get() {
        return ONLY;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, boolean signature) throws IOException {
        try (exchange) {
            JsonNode question = json.readTree(exchange.getRequestBody().readAllBytes());
            switch (mood) {
                case BUSY -> exchange.sendResponseHeaders(503, -1);
                case REFUSING -> exchange.sendResponseHeaders(403, -1);
                case SILENT -> {}
                default -> {
                    Profile profile = question.get("algorithm").asString().equals("SM2_SM3")
                            ? TestCertificates.SM2
                            : TestCertificates.RSA;
                    byte[] body = json.writeValueAsBytes(
                            signature ? signature(question, profile) : certificate(question, profile));
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }

    private KeyPair key(JsonNode question, Profile profile) {
        return keys.computeIfAbsent(
                question.get("algorithm").asString() + question.get("ownerCode").asString(),
                name -> new SignatureSuite(profile).newKey());
    }

    private JsonNode certificate(JsonNode question, Profile profile) throws IOException {
        Instant now = Instant.now();
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(TestCertificates.certificate(
                    mood == Mood.OTHER_OWNER
                            ? "9999999999"
                            : question.get("ownerCode").asString(),
                    key(question, profile),
                    profile,
                    now.minus(Duration.ofDays(2)),
                    mood == Mood.EXPIRED ? now.minus(Duration.ofDays(1)) : now.plus(Duration.ofDays(1))));
        }
        return json.createObjectNode().put("certificatePem", pem.toString()).put("certificateNo", "remote-1");
    }

    private JsonNode signature(JsonNode question, Profile profile) {
        signatures.incrementAndGet();
        byte[] value = new SignatureSuite(profile)
                .sign(
                        key(question, profile).getPrivate(),
                        Base64.getDecoder().decode(question.get("content").asString()));
        if (mood == Mood.WRONG_SIGNATURE) {
            value[10] ^= 1;
        }
        return json.createObjectNode().put("signature", Base64.getEncoder().encodeToString(value));
    }
}
