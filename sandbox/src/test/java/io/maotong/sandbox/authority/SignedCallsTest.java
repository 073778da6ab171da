package io.maotong.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignedCallsTest {

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();

    private static Map<String, Object> message(String serial, String code) {
        return Map.of(
                "serial", serial, "mobile", "13800138000", "template", "LOGIN_CODE", "params", Map.of("code", code));
    }

    private static String serial() {
        return "T" + UUID.randomUUID().toString().substring(0, 20);
    }

    @Test
    void postWhenSignedThenAcceptedAndThePhoneShowsIt() {
        String code = String.valueOf(100_000 + (int) (Math.random() * 899_999));
        Answer answer = sandbox.post("user", "/sms/messages", message(serial(), code));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/messageId")).startsWith("SMS");
        Answer phone = sandbox.control("GET", "/phones/13800138000/messages", null);
        assertThat(phone.body()
                        .at("/items")
                        .valueStream()
                        .map(i -> i.at("/params/code").asString()))
                .contains(code);
    }

    @Test
    void postWhenSameSerialAndBodyThenTheSameAnswerAgain() {
        Map<String, Object> message = message(serial(), "111111");
        Answer first = sandbox.post("user", "/sms/messages", message);
        Answer second = sandbox.post("user", "/sms/messages", message);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void postWhenSameSerialAndOtherBodyThenRefused() {
        String serial = serial();
        sandbox.post("user", "/sms/messages", message(serial, "111111"));
        Answer other = sandbox.post("user", "/sms/messages", message(serial, "222222"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code")).isEqualTo("SERIAL_REUSED");
    }

    @Test
    void postWhenSeveralFieldsAreWrongThenAllAreNamed() {
        Answer answer = sandbox.post("user", "/sms/messages", Map.of("serial", "?", "mobile", "1", "template", "x"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .at("/fields")
                        .valueStream()
                        .map(f -> f.at("/field").asString()))
                .containsExactlyInAnyOrder("serial", "mobile", "template");
    }

    @Test
    void callWhenNonceIsReplayedThenRefused() {
        String nonce = UUID.randomUUID().toString();
        Map<String, Object> message = message(serial(), "111111");
        assertThat(sandbox.send(sandbox.signedRequest("user", "POST", "/sms/messages", message, nonce, Instant.now())
                                .build())
                        .status())
                .isEqualTo(202);
        Answer replay =
                sandbox.send(sandbox.signedRequest("user", "POST", "/sms/messages", message, nonce, Instant.now())
                        .build());
        assertThat(replay.status()).isEqualTo(401);
        assertThat(replay.at("/code")).isEqualTo("SIGNATURE");
    }

    @Test
    void callWhenClockIsSixMinutesOffThenRefused() {
        Answer late = sandbox.send(sandbox.signedRequest(
                        "user",
                        "POST",
                        "/sms/messages",
                        message(serial(), "111111"),
                        UUID.randomUUID().toString(),
                        Instant.now().minus(Duration.ofMinutes(6)))
                .build());
        assertThat(late.status()).isEqualTo(401);
    }

    @Test
    void callWhenSignedForAnotherPathThenRefused() {
        Answer wrong = sandbox.send(sandbox.signedRequest(
                        "user",
                        "POST",
                        "/sms/messages",
                        message(serial(), "111111"),
                        UUID.randomUUID().toString(),
                        Instant.now())
                .setHeader("X-Signature", "00".repeat(32))
                .build());
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void callWhenAppIsUnknownThenRefused() {
        assertThat(sandbox.post("nobody", "/sms/messages", message(serial(), "1"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void controlWhenTokenIsMissingThenRefused() {
        Answer answer = sandbox.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(sandbox.address() + "/control/summary"))
                        .build());
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void healthWhenUpThenReady() {
        Answer answer = sandbox.send(java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(sandbox.address() + "/actuator/health/readiness"))
                .build());
        assertThat(answer.at("/status")).isEqualTo("UP");
    }
}
