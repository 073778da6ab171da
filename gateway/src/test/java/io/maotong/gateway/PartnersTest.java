package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class PartnersTest {

    private static final String ORDERS = "/api/open/orders";

    /** A call and everything that is said about it; each test spoils one thing. */
    private record Call(
            String appId,
            String secret,
            String token,
            String method,
            String target,
            byte[] body,
            String time,
            String nonce) {

        static Call good() {
            return new Call(
                    "demo-partner",
                    TestServers.settings().get("MT_PARTNER_SECRET"),
                    Tokens.partner("demo-partner"),
                    "POST",
                    ORDERS,
                    "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                    millis(Duration.ZERO),
                    UUID.randomUUID().toString());
        }

        Call withApp(String app, String itsSecret, String itsToken) {
            return new Call(app, itsSecret, itsToken, method, target, body, time, nonce);
        }

        Call withTime(String other) {
            return new Call(appId, secret, token, method, target, body, other, nonce);
        }

        Call withBody(byte[] other) {
            return new Call(appId, secret, token, method, target, other, time, nonce);
        }

        Call withTarget(String otherMethod, String other) {
            return new Call(appId, secret, token, otherMethod, other, body, time, nonce);
        }

        Call withNonce(String other) {
            return new Call(appId, secret, token, method, target, body, time, other);
        }

        String signature() {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                String text = method + "\n" + target + "\n" + Backend.sha256(body) + "\n" + time + "\n" + nonce;
                return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        HttpRequest.Builder request() {
            return request(TestGateway.port());
        }

        HttpRequest.Builder request(int port) {
            return TestGateway.request(port, target, token)
                    .header("X-App-Id", appId)
                    .header("X-Timestamp", time)
                    .header("X-Nonce", nonce)
                    .header("X-Signature", signature())
                    .method(method, BodyPublishers.ofByteArray(body));
        }

        Answer send() {
            return TestGateway.send(request());
        }

        Answer send(UnaryOperator<HttpRequest.Builder> change) {
            return TestGateway.send(change.apply(request()));
        }
    }

    static HttpRequest.Builder goodCallAt(int port) {
        return Call.good().request(port);
    }

    private static String millis(Duration off) {
        return String.valueOf(now().plus(off).toEpochMilli());
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    @Test
    void signedCallReachesTheServiceWithItsBody() {
        Call call = Call.good();
        Answer answer = call.send().isEchoOf("order-service");
        assertThat(answer.json().get("path").asString()).isEqualTo(ORDERS);
        assertThat(answer.json().get("bodySha256").asString()).isEqualTo(Backend.sha256(call.body()));
    }

    @Test
    void signedCallWithoutBodyAndWithQueryIsGood() {
        Answer answer = Call.good()
                .withBody(new byte[0])
                .withTarget("GET", ORDERS + "?q=%E6%B0%B4%E6%99%B6&page=2")
                .send()
                .isEchoOf("order-service");
        assertThat(answer.json().get("query").asString()).isEqualTo("q=%E6%B0%B4%E6%99%B6&page=2");
    }

    @Test
    void timestampInSecondsIsGoodToo() {
        Call.good().withTime(String.valueOf(now().getEpochSecond())).send().isEchoOf("order-service");
    }

    @Test
    void bodyOfUnannouncedLengthIsChecked() {
        Call call = Call.good();
        TestGateway.send(call.request().POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(call.body()))))
                .isEchoOf("order-service");
        TestGateway.send(Call.good().request().POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("{\"a\":2}"))))
                .isProblem(401, "COMMON-40100");
    }

    @Test
    void partnerWithAClientIdOfItsOwnIsKnownByIt() {
        String secret = "other-".repeat(8);
        Call.good()
                .withApp("other-partner", secret, Tokens.partner("other-client"))
                .send()
                .isEchoOf("order-service");
        Call.good()
                .withApp("other-partner", secret, Tokens.partner("other-partner"))
                .send()
                .isProblem(401, "COMMON-40100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-App-Id", "X-Timestamp", "X-Nonce", "X-Signature"})
    void missingOrDoubledOrMalformedHeaderIsRefused(String name) {
        Call call = Call.good();
        TestGateway.send(without(call, name)).isProblem(401, "COMMON-40100");
        Call.good().send(request -> request.header(name, "x")).isProblem(401, "COMMON-40100");
        TestGateway.send(without(call, name).header(name, "no, this is not it")).isProblem(401, "COMMON-40100");
    }

    private static HttpRequest.Builder without(Call call, String name) {
        HttpRequest complete = call.request().build();
        HttpRequest.Builder request = HttpRequest.newBuilder(complete.uri())
                .method(complete.method(), complete.bodyPublisher().orElseThrow());
        complete.headers().map().forEach((header, values) -> {
            if (!header.equalsIgnoreCase(name)) {
                values.forEach(value -> request.header(header, value));
            }
        });
        return request;
    }

    @Test
    void bearerTokenAloneIsNotEnough() {
        TestGateway.get(ORDERS, Tokens.partner("demo-partner")).isProblem(401, "COMMON-40100");
    }

    @Test
    void signatureAloneIsNotEnough() {
        TestGateway.send(without(Call.good(), "Authorization")).isProblem(401, "COMMON-40100");
    }

    @Test
    void tokenOfAnotherPartnerIsRefused() {
        Call call = Call.good();
        call.withApp(call.appId(), call.secret(), Tokens.partner("other-client"))
                .send()
                .isProblem(401, "COMMON-40100");
    }

    @Test
    void wrongSecretAndUnknownAppLookTheSame() {
        Call call = Call.good();
        Answer wrong = call.withApp(call.appId(), "x".repeat(40), call.token()).send();
        Answer unknown = Call.good()
                .withApp("nobody", call.secret(), Tokens.partner("nobody"))
                .send();
        wrong.isProblem(401, "COMMON-40100");
        unknown.isProblem(401, "COMMON-40100");
        assertThat(wrong.json().get("detail")).isEqualTo(unknown.json().get("detail"));
    }

    @ParameterizedTest
    @CsvSource({"-301", "301", "-86400"})
    void callFromAnotherTimeIsRefused(long seconds) {
        Call.good().withTime(millis(Duration.ofSeconds(seconds))).send().isProblem(401, "COMMON-40100");
    }

    @ParameterizedTest
    @CsvSource({"-290", "290"})
    void callWithinTheWindowIsGood(long seconds) {
        Call.good().withTime(millis(Duration.ofSeconds(seconds))).send().isEchoOf("order-service");
    }

    @Test
    void tamperedCallIsRefused() {
        Call call = Call.good();
        call.send(request -> request.POST(BodyPublishers.ofString("{\"a\":9}"))).isProblem(401, "COMMON-40100");
        call.send(request -> request.PUT(BodyPublishers.ofByteArray(call.body())))
                .isProblem(401, "COMMON-40100");
        call.send(request -> request.uri(call.request().build().uri().resolve("/api/open/products")))
                .isProblem(401, "COMMON-40100");
        call.send(request -> request.uri(call.request().build().uri().resolve(ORDERS + "?all=true")))
                .isProblem(401, "COMMON-40100");
        call.send(request -> request.setHeader("X-Nonce", UUID.randomUUID().toString()))
                .isProblem(401, "COMMON-40100");
        call.send(request -> request.setHeader("X-Timestamp", millis(Duration.ofSeconds(1))))
                .isProblem(401, "COMMON-40100");
        // and after all these attempts the real one still gets through: forgers cannot use its nonce up
        call.send().isEchoOf("order-service");
    }

    @Test
    void repeatedCallIsRefused() {
        Call call = Call.good();
        call.send().isEchoOf("order-service");
        call.send().isProblem(401, "COMMON-40100");
        call.withTime(millis(Duration.ofSeconds(30))).send().isProblem(401, "COMMON-40100");
    }

    @Test
    void oneOfManySimultaneousCallsWithTheSameNonceGetsThrough() throws Exception {
        Call call = Call.good();
        Callable<Answer> attempt = call::send;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = executor.invokeAll(
                    IntStream.range(0, 30).mapToObj(i -> attempt).toList());
            int good = 0;
            for (Future<Answer> answer : answers) {
                if (answer.get().status() == 200) {
                    good++;
                } else {
                    answer.get().isProblem(401, "COMMON-40100");
                }
            }
            assertThat(good).isEqualTo(1);
        }
    }

    @Test
    void sameNonceOfAnotherPartnerIsAnother() {
        String nonce = UUID.randomUUID().toString();
        Call.good().withNonce(nonce).send().isEchoOf("order-service");
        Call.good()
                .withNonce(nonce)
                .withApp("other-partner", "other-".repeat(8), Tokens.partner("other-client"))
                .send()
                .isEchoOf("order-service");
    }

    @Test
    void nonceIsRememberedAsLongAsItsCallCouldComeAgainAndNotForEver() {
        Call call = Call.good();
        call.send().isEchoOf("order-service");
        Duration left = TestGateway.context()
                .getBean(ReactiveStringRedisTemplate.class)
                .getExpire("gateway:nonce:demo-partner:" + call.nonce())
                .block();
        assertThat(left).isBetween(Duration.ofSeconds(590), Duration.ofSeconds(601));
    }

    @Test
    void callFromAnUnregisteredAddressIsForbidden() {
        Call.good()
                .withApp("elsewhere", "elsewhere-".repeat(5), Tokens.partner("elsewhere"))
                .send()
                .isProblem(403, "COMMON-40300");
    }

    @Test
    void claimingARegisteredAddressDoesNotHelp() {
        Call.good()
                .withApp("elsewhere", "elsewhere-".repeat(5), Tokens.partner("elsewhere"))
                .send(request -> request.header("X-Forwarded-For", "203.0.113.7"))
                .isProblem(403, "COMMON-40300");
    }

    @Test
    void callThroughATrustedProxyIsJudgedByTheAddressBehindIt() {
        Call call = Call.good().withApp("elsewhere", "elsewhere-".repeat(5), Tokens.partner("elsewhere"));
        TestGateway.send(TestGateway.clientFrom("127.0.0.2"), call.request().header("X-Forwarded-For", "203.0.113.7"))
                .isEchoOf("order-service");
    }

    @Test
    void partnerCallLargerThanSignedCallsMayBeIsRefused() {
        byte[] big = new byte[(4 << 20) + 1];
        Call.good()
                .withBody(big)
                .send(request -> request.header("Content-Type", "multipart/form-data; boundary=x"))
                .isProblem(413, "COMMON-41300");
        Call.good()
                .withBody(new byte[4 << 20])
                .send(request -> request.header("Content-Type", "multipart/form-data; boundary=x"))
                .isEchoOf("order-service");
    }
}
