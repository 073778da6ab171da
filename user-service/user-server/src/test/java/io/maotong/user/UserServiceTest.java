package io.maotong.user;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.maotong.test.RealServers;
import io.maotong.test.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, with scripted authorities and people who sign in for real. */
@ServiceTest
@Import(MovedTime.class)
public abstract class UserServiceTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    protected static final ScriptedOutside OUTSIDE = ScriptedOutside.get();

    /** What the token endpoint gave. */
    public record SignedIn(String mobile, String access, String refresh) {}

    /** An answer of the API. */
    public record Answer(int status, JsonNode body, MockHttpServletResponse raw) {

        public String text(String field) {
            JsonNode value = body.at("/" + field.replace('.', '/'));
            return value.isMissingNode() || value.isNull() ? null : value.asString();
        }
    }

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected JsonMapper json;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected MovableClock clock;

    @DynamicPropertySource
    static void scripted(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", OUTSIDE::url);
        registry.add("maotong.registration.poll", () -> "50ms");
        registry.add("maotong.enrolment.poll", () -> "50ms");
        registry.add("maotong.sign-in.codes-per-mobile-a-day", () -> "5");
        registry.add("maotong.sign-in.codes-per-address-a-day", () -> "100000");
        registry.add("maotong.sign-in.free-failures-of-address", () -> "100000");
        registry.add("maotong.sign-in.password-strength", () -> "4");
    }

    @AfterEach
    void presentTime() {
        clock.reset();
        OUTSIDE.forget();
        // What one test left waiting must not meet the answers that the next one scripts.
        jdbc.sql("DELETE FROM intent").update();
    }

    protected static String newMobile() {
        return "139" + String.format("%08d", NUMBERS.incrementAndGet());
    }

    /** An identity number with a right check digit, of somebody born on that day. */
    protected static String idNumber(String born, int serial) {
        String body = "320722" + born + String.format("%03d", serial);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    protected Answer requestCode(String mobile) throws Exception {
        return call(post("/api/auth/sms-codes"), null, "{\"mobile\":\"" + mobile + "\"}");
    }

    /** Asks for a code and waits until the phone shows it. */
    protected String codeFor(String mobile) throws Exception {
        String before = OUTSIDE.codeOf(mobile);
        int status = requestCode(mobile).status();
        if (status != 202) {
            throw new IllegalStateException("no code: " + status);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> OUTSIDE.codeOf(mobile) != null
                        && (before == null || !OUTSIDE.codeOf(mobile).equals(before)));
        return OUTSIDE.codeOf(mobile);
    }

    protected Answer token(String... form) throws Exception {
        MockHttpServletRequestBuilder request = post("/oauth2/token");
        for (int i = 0; i < form.length; i += 2) {
            request.param(form[i], form[i + 1]);
        }
        return answer(request);
    }

    protected Answer signInWith(String mobile, String code) throws Exception {
        return token(
                "grant_type",
                "urn:maotong:grant:sms-code",
                "mobile",
                mobile,
                "code",
                code,
                "client_id",
                "maotong-portal");
    }

    protected SignedIn signIn(String mobile) throws Exception {
        Answer answer = signInWith(mobile, codeFor(mobile));
        return new SignedIn(mobile, answer.text("access_token"), answer.text("refresh_token"));
    }

    protected Answer refresh(String refreshToken) throws Exception {
        return token("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", "maotong-portal");
    }

    protected SignedIn refreshed(SignedIn before) throws Exception {
        Answer answer = refresh(before.refresh());
        return new SignedIn(before.mobile(), answer.text("access_token"), answer.text("refresh_token"));
    }

    /** Somebody with a merchant of his own, in DRAFT. */
    protected SignedIn newOwner() throws Exception {
        SignedIn account = signIn(newMobile());
        Answer created = call(
                post("/api/merchant/merchants"),
                account.access(),
                "{\"companyName\":\"东海县晶源饰品有限公司\",\"contactName\":\"张明\",\"mobile\":\"" + account.mobile() + "\"}");
        if (created.status() != 201) {
            throw new IllegalStateException(created.raw().getContentAsString());
        }
        return refreshed(account);
    }

    protected String operator() throws Exception {
        return token(
                        "grant_type", "urn:maotong:grant:password",
                        "username", "ops",
                        "password", RealServers.get("MT_OPS_PASSWORD"),
                        "client_id", "maotong-console")
                .text("access_token");
    }

    protected JsonNode claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return json.readTree(payload);
    }

    protected long merchantOf(SignedIn owner) {
        return Long.parseLong(claims(owner.access()).get("mid").asString());
    }

    protected Answer call(MockHttpServletRequestBuilder request, String token, String body) throws Exception {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return answer(request);
    }

    protected Answer read(String path, String token) throws Exception {
        return call(get(path), token, null);
    }

    protected Answer send(String path, String token, String body) throws Exception {
        return call(post(path), token, body);
    }

    protected Answer replace(String path, String token, String body) throws Exception {
        return call(put(path), token, body);
    }

    protected Answer answer(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        String text = response.getContentAsString(StandardCharsets.UTF_8);
        JsonNode body = text.isBlank() ? json.createObjectNode() : json.readTree(text);
        return new Answer(response.getStatus(), body, response);
    }
}
