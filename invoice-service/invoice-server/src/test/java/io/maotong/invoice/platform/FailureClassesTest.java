package io.maotong.invoice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

import io.maotong.invoice.InvoiceProperties;
import io.maotong.remote.authority.AuthorityClients;
import io.maotong.remote.authority.AuthorityConfiguration;
import io.maotong.web.trace.CurrentTrace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Each way in which a call can end, over a real socket: what it is called and what it says of the platform's health. */
class FailureClassesTest {

    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String OTHER_KEY = "ffeeddccbbaa99887766554433221100";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MOVED =
            "{\"returncode\":\"00\",\"sq\":\"202612\",\"bysxed\":\"9\",\"kysyed\":\"8\",\"yxzed\":\"1\",\"ztsxbz\":\"N\"}";

    private final Misbehaving platform = new Misbehaving();
    private final List<CallEnding> endings = new CopyOnWriteArrayList<>();
    private LeqiClient client;

    @BeforeEach
    void connect() {
        client = client(platform.port(), "/access/v2", Map.of());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private LeqiClient client(int port, String path, Map<String, String> testCases) {
        LeqiClient[] made = new LeqiClient[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AuthorityConfiguration.class))
                .withBean(JdbcClient.class, () -> mock(JdbcClient.class, RETURNS_DEEP_STUBS))
                .withBean(CurrentTrace.class, () -> mock(CurrentTrace.class))
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues(
                        "maotong.authority.tax.base-url=http://127.0.0.1:" + port,
                        "maotong.authority.tax.connect-timeout=500ms",
                        "maotong.authority.tax.read-timeout=400ms")
                .run(context -> made[0] = new LeqiClient(
                        context.getBean(AuthorityClients.class),
                        JSON,
                        new InvoiceProperties(
                                new InvoiceProperties.Platform(KEY, "A1", "U1", Duration.ofMillis(70), path, testCases),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        watches()));
        return made[0];
    }

    private ObjectProvider<CallWatch> watches() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("watch", (CallWatch) (channel, ending) -> endings.add(ending));
        return beans.getBeanProvider(CallWatch.class);
    }

    /** A write, so that the difference between the classes matters. */
    private PlatformAnswer<TaxPlatform.QuotaState> move() {
        return new LeqiQuota(client).giveBack("91320722MA1XXXXX0A", java.math.BigDecimal.ONE, "S-1");
    }

    @Test
    void answeredWhenAllIsWell() {
        platform.next(platform.answer(200, "", sealed(KEY, MOVED)));

        assertThat(move())
                .isInstanceOfSatisfying(
                        PlatformAnswer.Answered.class,
                        answer -> assertThat(answer.value())
                                .isEqualTo(new TaxPlatform.QuotaState(
                                        "202612",
                                        new java.math.BigDecimal("9"),
                                        new java.math.BigDecimal("8"),
                                        java.math.BigDecimal.ONE,
                                        false)));
        assertThat(endings).containsExactly(CallEnding.ANSWERED);
        assertThat(platform.requests().getFirst())
                .startsWith("POST /access/v2/invoke/202007/XZTHSXED ")
                .contains("jrdwptbh: A1", "sydwptbh: U1", "nlbm: 202007", "fwbm: XZTHSXED")
                .doesNotContain("ylbm");
    }

    @Test
    void answeredWhenCompressed() {
        platform.next(platform.answer(200, "Content-Encoding: gzip\r\n", gzip(sealed(KEY, MOVED))));

        assertThat(move()).isInstanceOf(PlatformAnswer.Answered.class);
    }

    @Test
    void notSentWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        client = client(port, "/access/v2", Map.of());

        assertThat(move()).isInstanceOf(PlatformAnswer.NotSent.class);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    // The reset may meet the connection while it opens, so that nothing left, or afterwards, when the request may have.
    @Test
    void notSentOrUnknownWhenResetAtOnce() {
        platform.next(Misbehaving.reset());

        assertThat(move()).isInstanceOfAny(PlatformAnswer.NotSent.class, PlatformAnswer.Unknown.class);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    @Test
    void unknownWhenResetAfterTheRequestArrived() {
        platform.next(platform.resetAfterReading());

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
        assertThat(platform.requests())
                .as("it arrived once and is not sent again by itself")
                .hasSize(1);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    @Test
    void unknownWhenHalfAnAnswerCame() {
        byte[] whole = sealed(KEY, MOVED);
        platform.next(platform.answer(200, "", Arrays.copyOf(whole, whole.length / 2), whole.length));

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    @Test
    void unknownWhenTheAnswerIsWholeForHttpAndHalfForTheEnvelope() {
        byte[] whole = sealed(KEY, MOVED);
        platform.next(platform.answer(200, "", Arrays.copyOf(whole, whole.length / 2)));

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
    }

    @Test
    void unknownWhenNobodyAnswersInTime() {
        platform.next(platform.silence());

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
        assertThat(endings).containsExactly(CallEnding.TIMED_OUT);
    }

    @Test
    void unknownWhenTheAnswerIsGarbage() {
        platform.next(platform.answer(200, "", "<html>系统维护</html>".getBytes(StandardCharsets.UTF_8)));

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    @Test
    void unknownWhenTheAnswerIsEncryptedWithAnotherKey() {
        platform.next(platform.answer(200, "", sealed(OTHER_KEY, MOVED)));

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    @Test
    void unknownWhenTheAnswerLacksWhatItMustHave() {
        platform.next(platform.answer(200, "", sealed(KEY, "{\"returncode\":\"00\"}")));

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "504"})
    void unknownWhenTheServerFails(int status) {
        platform.next(platform.answer(status, "", new byte[0]));

        assertThat(move()).isInstanceOf(PlatformAnswer.Unknown.class);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    @Test
    void laterWhenWeAskTooOftenAndThePlatformIsHealthy() {
        platform.next(platform.answer(429, "Retry-After: 7\r\n", new byte[0]));

        assertThat(move()).isEqualTo(new PlatformAnswer.Later<>(Duration.ofSeconds(7)));
        assertThat(endings).containsExactly(CallEnding.BUSY);
    }

    @Test
    void laterWhenItServesNobodyAndThePlatformIsNotHealthy() {
        platform.next(platform.answer(503, "", new byte[0]));

        assertThat(move()).isInstanceOf(PlatformAnswer.Later.class);
        assertThat(endings).containsExactly(CallEnding.FAILED);
    }

    @Test
    void laterWhenStillProcessingInEachOfItsForms() {
        List<byte[]> forms = List.of(
                sealed(KEY, "{\"returncode\":\"0499\",\"returnmsg\":\"处理中\"}"),
                envelope("200", Map.of("Error", Map.of("Code", "0499", "Message", "处理中"))),
                envelope("0499", Map.of()),
                envelope("429", Map.of()));
        for (byte[] form : forms) {
            platform.next(platform.answer(200, "", form));
            assertThat(move()).isEqualTo(new PlatformAnswer.Later<>(Duration.ofMillis(70)));
        }
        assertThat(endings).hasSize(4).containsOnly(CallEnding.BUSY);
    }

    @Test
    void definiteWhenRefusedInEachOfItsForms() {
        platform.next(platform.answer(200, "", sealed(KEY, "{\"returncode\":\"9004\",\"returnmsg\":\"额度不足\"}")));
        assertThat(move()).isEqualTo(new PlatformAnswer.Refused<>("9004", "额度不足"));

        platform.next(platform.answer(
                200, "", envelope("200", Map.of("Error", Map.of("Code", "DECRYPT_FAILED", "Message", "报文解密失败")))));
        assertThat(move()).isEqualTo(new PlatformAnswer.Refused<>("DECRYPT_FAILED", "报文解密失败"));

        platform.next(platform.answer(403, "", "not on the list".getBytes(StandardCharsets.UTF_8)));
        assertThat(move()).isEqualTo(new PlatformAnswer.Refused<>("HTTP-403", "not on the list"));

        platform.next(platform.answer(200, "", envelope("403", Map.of())));
        assertThat(move()).isEqualTo(new PlatformAnswer.Refused<>("HTTP-403", ""));

        assertThat(endings).hasSize(4).containsOnly(CallEnding.ANSWERED);
    }

    @Test
    void absentIsAnAnswerWhereItIsAskedFor() {
        platform.next(platform.answer(200, "", sealed(KEY, "{\"returncode\":\"01\",\"returnmsg\":\"查无此票\"}")));

        assertThat(new LeqiAdapter(client).findByNumber("91320722MA1XXXXX0A", "26328000000000000001"))
                .isEqualTo(new PlatformAnswer.Answered<>(Optional.empty()));
    }

    @Test
    void rehearsalWhenThePathIsTheSandboxsThenItsTestCaseIsNamed() {
        client = client(platform.port(), "/access/newsandbox/v2", Map.of("XZTHSXED", "XZTHSXED-02"));
        platform.next(platform.answer(200, "", sealed(KEY, MOVED)));

        move();

        assertThat(platform.requests().getFirst())
                .startsWith("POST /access/newsandbox/v2/invoke/202007/XZTHSXED ")
                .contains("ylbm: XZTHSXED-02", "sxcsbz: Y");
    }

    private static byte[] sealed(String key, String plain) {
        String data = Base64.getEncoder().encodeToString(new Sm4(key).encrypt(plain.getBytes(StandardCharsets.UTF_8)));
        return envelope("200", Map.of("RequestId", "r", "Data", data));
    }

    private static byte[] envelope(String status, Map<String, ?> response) {
        return JSON.writeValueAsBytes(
                Map.of("httpStatusCode", status, "body", JSON.writeValueAsString(Map.of("Response", response))));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
