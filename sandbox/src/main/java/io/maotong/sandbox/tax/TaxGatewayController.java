package io.maotong.sandbox.tax;

import io.maotong.sandbox.SandboxProperties;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Behaviours;
import io.maotong.sandbox.authority.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform's one door. The request body is base64 of SM4-ECB of JSON; the answer is
 * {@code {"httpStatusCode":"200","body":"{\"Response\":{\"RequestId\",\"Data\"}}"}}, sometimes compressed, with
 * Response sometimes as a string. What cannot be opened or routed is answered with Response.Error. The same services
 * stand behind the platform's own sandbox paths, where each call names its test case.
 */
@RestController
final class TaxGatewayController {

    private static final int LONGEST_UNIT = 40;
    private static final String BUSY = "0499";
    private static final String LIMITED = "429";

    private final Map<String, TaxService> services;
    private final Map<String, TaxService> byCode;
    private final Sm4 sm4;
    private final Sm4 otherKey;
    private final JsonMapper json;
    private final Behaviours behaviours;
    private final TaxMoods moods;
    private final TestCases testCases;
    private final Tally tally;

    record Refused(String returncode, String returnmsg) {}

    TaxGatewayController(
            List<TaxService> services,
            SandboxProperties secrets,
            JsonMapper json,
            Behaviours behaviours,
            TaxMoods moods,
            TestCases testCases,
            Tally tally) {
        this.services = services.stream()
                .collect(Collectors.toMap(s -> s.capability() + "/" + s.service(), Function.identity()));
        this.byCode = services.stream()
                .filter(service -> service.capability().equals(TaxService.BASE))
                .collect(Collectors.toMap(TaxService::service, Function.identity()));
        this.sm4 = new Sm4(secrets.taxSm4Key());
        this.otherKey =
                new Sm4(secrets.taxSm4Key().substring(2) + secrets.taxSm4Key().substring(0, 2));
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        this.behaviours = behaviours;
        this.moods = moods;
        this.testCases = testCases;
        this.tally = tally;
    }

    @PostMapping("/access/v2/invoke/{nlbm}/{fwbm}")
    ResponseEntity<byte[]> invoke(
            @PathVariable("nlbm") String capability,
            @PathVariable("fwbm") String service,
            @RequestHeader Map<String, String> headers,
            @RequestBody(required = false) byte[] body) {
        boolean closed = Boolean.TRUE.equals(moods.now().requireTestCases()) && !testCases.passed(capability, service);
        return closed
                ? error("TEST_CASES_OPEN", "沙箱用例未全部通过：" + capability + "/" + service)
                : dressed(find(capability, service), capability, service, headers, body, null);
    }

    /** Public services are called without a capability. */
    @PostMapping("/access/v2/invoke/{fwbm}")
    ResponseEntity<byte[]> invokePublic(
            @PathVariable("fwbm") String service,
            @RequestHeader Map<String, String> headers,
            @RequestBody(required = false) byte[] body) {
        return dressed(Optional.ofNullable(byCode.get(service)), null, service, headers, body, null);
    }

    @PostMapping({"/access/sandbox/v2/invoke/{nlbm}/{fwbm}", "/access/newsandbox/v2/invoke/{nlbm}/{fwbm}"})
    ResponseEntity<byte[]> rehearse(
            @PathVariable("nlbm") String capability,
            @PathVariable("fwbm") String service,
            @RequestHeader Map<String, String> headers,
            @RequestBody(required = false) byte[] body) {
        String ylbm = headers.get("ylbm");
        return TestCases.fits(service, ylbm)
                ? dressed(find(capability, service), capability, service, headers, body, ylbm)
                : error("TEST_CASE_MISSING", "沙箱请求头ylbm须为" + service + "-加两位数字");
    }

    private Optional<TaxService> find(String capability, String service) {
        return Optional.ofNullable(services.get(capability + "/" + service));
    }

    /** @param capability null for a public service @param ylbm null in production */
    private ResponseEntity<byte[]> dressed(
            Optional<TaxService> target,
            String capability,
            String service,
            Map<String, String> headers,
            byte[] body,
            String ylbm) {
        TaxMood mood = moods.now();
        if (TaxMoods.happens(mood.limitedRate())) {
            tally.add(Authority.TAX, "injected 429");
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        if (TaxMoods.happens(mood.envelopeLimitedRate())) {
            tally.add(Authority.TAX, "injected 429 inside");
            return printed(LIMITED, Map.of("RequestId", requestId()), false);
        }
        if (TaxMoods.happens(mood.errorBusyRate())) {
            return error(BUSY, "处理中，请稍后");
        }
        ResponseEntity<byte[]> answer = opened(target, capability, service, headers, body, ylbm);
        if (TaxMoods.happens(mood.garbageRate())) {
            tally.add(Authority.TAX, "injected garbage");
            return ResponseEntity.ok()
                    .contentType(MediaType.TEXT_HTML)
                    .body("<html><body>系统维护</body></html>".getBytes(StandardCharsets.UTF_8));
        }
        if (TaxMoods.happens(mood.halfRate())) {
            tally.add(Authority.TAX, "injected half an answer");
            byte[] whole = answer.getBody();
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(answer.getHeaders())
                    .body(Arrays.copyOf(whole, whole.length / 2));
        }
        return answer;
    }

    private ResponseEntity<byte[]> opened(
            Optional<TaxService> target,
            String capability,
            String service,
            Map<String, String> headers,
            byte[] body,
            String ylbm) {
        if (target.isEmpty()) {
            return error("SERVICE_NOT_FOUND", "没有该服务：" + capability + "/" + service);
        }
        if (capability != null && !capability.equals(headers.get("nlbm")) || !service.equals(headers.get("fwbm"))) {
            return error("HEADER_MISMATCH", "请求头nlbm、fwbm与地址不一致");
        }
        if (!unit(headers.get("jrdwptbh")) || !unit(headers.get("sydwptbh"))) {
            return error("UNIT_MISSING", "请求头jrdwptbh、sydwptbh须有1至40个字符");
        }
        JsonNode request;
        try {
            byte[] secret = Base64.getMimeDecoder().decode(body == null ? new byte[0] : body);
            request = json.readTree(sm4.decrypt(secret));
        } catch (IllegalArgumentException | InvalidCipherTextException undecipherable) {
            return error("DECRYPT_FAILED", "报文解密失败");
        } catch (JacksonException notJson) {
            return error("NOT_JSON", "报文不是JSON");
        }
        if (!request.isObject()) {
            return error("NOT_JSON", "报文不是JSON对象");
        }
        Object answer = answer(target.get(), headers.get("jrdwptbh"), new WireFields(request));
        if (ylbm != null) {
            testCases.called(target.get().capability(), service, ylbm, !(answer instanceof Refused));
        }
        return sealed(answer);
    }

    private Object answer(TaxService target, String accessUnit, WireFields request) {
        try {
            if (TaxMoods.happens(moods.now().busyRate())) {
                throw new TaxRefusal(TaxRefusal.PROCESSING, "处理中，请稍后查询");
            }
            Object answer = target.answer(accessUnit, request);
            tally.add(Authority.TAX, "answered " + target.service());
            return answer;
        } catch (TaxRefusal refusal) {
            tally.add(Authority.TAX, "refused " + target.service() + " " + refusal.code());
            return new Refused(refusal.code(), refusal.getMessage());
        }
    }

    private ResponseEntity<byte[]> sealed(Object answer) {
        TaxMood mood = moods.now();
        boolean doubly = TaxMoods.happens(mood.doublyStringifiedRate());
        Sm4 key = TaxMoods.happens(mood.wrongKeyRate()) ? otherKey : sm4;
        byte[] plain = json.writeValueAsBytes(doubly ? json.writeValueAsString(answer) : answer);
        String data = Base64.getEncoder().encodeToString(key.encrypt(plain));
        return printed(doubly ? "00" : "200", Map.of("RequestId", requestId(), "Data", data), doubly);
    }

    private ResponseEntity<byte[]> error(String code, String message) {
        tally.add(Authority.TAX, "refused " + code);
        return printed(
                "200", Map.of("RequestId", requestId(), "Error", Map.of("Code", code, "Message", message)), false);
    }

    private ResponseEntity<byte[]> printed(String status, Map<String, Object> response, boolean asString) {
        Object printed = asString || moods.stringifies() ? json.writeValueAsString(response) : response;
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("httpStatusCode", status);
        envelope.put("body", json.writeValueAsString(Map.of("Response", printed)));
        byte[] bytes = json.writeValueAsBytes(envelope);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (behaviours.of(Authority.TAX).compresses() || moods.compresses()) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip(bytes));
        }
        return answer.body(bytes);
    }

    private static boolean unit(String header) {
        return header != null && !header.isBlank() && header.length() <= LONGEST_UNIT;
    }

    private static String requestId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
