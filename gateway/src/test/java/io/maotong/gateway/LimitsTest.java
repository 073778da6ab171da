package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final String IMPORTS = "/api/merchant/order-imports";
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/octet-stream", "text/multipart/x"})
    void bodyUpToOneMebibytePasses(String type) {
        byte[] body = filled(MIB);
        Answer answer = post(type, body, true).isEchoOf("order-service");
        assertThat(answer.json().get("bodySha256").asString()).isEqualTo(Backend.sha256(body));
        assertThat(post(type, body, false)
                        .isEchoOf("order-service")
                        .json()
                        .get("bodyLength")
                        .asInt())
                .isEqualTo(MIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/octet-stream", "text/multipart/x"})
    void bodyBeyondOneMebibyteIsTooLarge(String type) {
        post(type, filled(MIB + 1), true).isProblem(413, "COMMON-41300");
        post(type, filled(MIB + 1), false).isProblem(413, "COMMON-41300");
    }

    @Test
    void bodyWithoutTypeHasTheSmallLimit() {
        TestGateway.send(TestGateway.request(IMPORTS, Tokens.merchant())
                        .POST(BodyPublishers.ofByteArray(filled(MIB + 1))))
                .isProblem(413, "COMMON-41300");
    }

    @Test
    void multipartUpToTwentyMebibytesPassesUnchanged() {
        byte[] body = filled(20 * MIB);
        for (boolean announced : new boolean[] {true, false}) {
            Answer answer =
                    post("Multipart/Form-Data; boundary=x", body, announced).isEchoOf("order-service");
            assertThat(answer.json().get("bodySha256").asString()).isEqualTo(Backend.sha256(body));
        }
    }

    @Test
    void multipartBeyondTwentyMebibytesIsTooLarge() {
        Answer answer = post("multipart/form-data; boundary=x", filled(20 * MIB + 1), true);
        answer.isProblem(413, "COMMON-41300");
        assertThat(answer.json().get("detail").asString()).contains("20 MiB");
        post("multipart/form-data; boundary=x", filled(20 * MIB + 1), false).isProblem(413, "COMMON-41300");
    }

    @Test
    void limitHoldsForSignInToo() {
        TestGateway.send(TestGateway.post("/oauth2/token", null, "x".repeat(MIB + 1)))
                .isProblem(413, "COMMON-41300");
    }

    @Test
    void impossibleLengthIsRefused() {
        assertThat(TestGateway.raw(
                                "POST",
                                IMPORTS,
                                "Authorization: Bearer " + Tokens.merchant(),
                                "Content-Length: 99999999999999")
                        .status())
                .isEqualTo(413);
    }

    /** Whether the client still learns why depends on how far its request had come; it must not hold the connection. */
    @Test
    void clientThatStopsInTheMiddleIsNotWaitedFor() throws IOException {
        String begun = "POST " + IMPORTS + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + Tokens.merchant()
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"half\":";
        long before = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", TestGateway.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)(HTTP/1.1 400 .*COMMON-40001.*)?");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void lengthAndChunksTogetherAreNoWayToSmuggle() {
        int before = TestGateway.service("order-service").seen().size();
        Answer answer = TestGateway.raw(
                "POST",
                IMPORTS,
                "Authorization: Bearer " + Tokens.merchant(),
                "Content-Length: 4",
                "Transfer-Encoding: chunked",
                "",
                "0",
                "",
                "GET /internal/x HTTP/1.1",
                "Host: a");
        assertThat(answer.status()).isIn(200, 400, 401);
        assertThat(TestGateway.service("order-service").seen().stream().skip(before))
                .noneMatch(request -> request.contains("/internal"));
    }

    private static byte[] filled(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) 'x');
        return body;
    }

    private static Answer post(String type, byte[] body, boolean announced) {
        return TestGateway.send(TestGateway.request(IMPORTS, Tokens.merchant())
                .header("Content-Type", type)
                .POST(
                        announced
                                ? BodyPublishers.ofByteArray(body)
                                : BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body))));
    }
}
