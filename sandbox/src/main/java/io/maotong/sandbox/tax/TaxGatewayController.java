package io.maotong.sandbox.tax;

import io.maotong.sandbox.SandboxProperties;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Behaviours;
import io.maotong.sandbox.authority.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.springframework.http.HttpHeaders;
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
 * Response sometimes as a string. What cannot be opened or routed is answered with Response.Error.
 */
@RestController
final class TaxGatewayController {

    private static final int PER_MILLE = 1_000;
    private static final int LONGEST_UNIT = 40;

    private final Map<String, TaxService> services;
    private final Sm4 sm4;
    private final JsonMapper json;
    private final Behaviours behaviours;
    private final Tally tally;
    private final TaxProperties properties;

    record Refused(String returncode, String returnmsg) {}

    TaxGatewayController(
            List<TaxService> services,
            SandboxProperties secrets,
            JsonMapper json,
            Behaviours behaviours,
            Tally tally,
            TaxProperties properties) {
        this.services = services.stream()
                .collect(Collectors.toMap(s -> s.capability() + "/" + s.service(), Function.identity()));
        this.sm4 = new Sm4(secrets.taxSm4Key());
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        this.behaviours = behaviours;
        this.tally = tally;
        this.properties = properties;
    }

    @PostMapping("/access/v2/invoke/{nlbm}/{fwbm}")
    ResponseEntity<byte[]> invoke(
            @PathVariable("nlbm") String capability,
            @PathVariable("fwbm") String service,
            @RequestHeader(name = "nlbm", required = false) String capabilityHeader,
            @RequestHeader(name = "fwbm", required = false) String serviceHeader,
            @RequestHeader(name = "jrdwptbh", required = false) String accessUnit,
            @RequestHeader(name = "sydwptbh", required = false) String usingUnit,
            @RequestBody(required = false) byte[] body) {
        TaxService target = services.get(capability + "/" + service);
        if (target == null) {
            return error("SERVICE_NOT_FOUND", "没有该服务：" + capability + "/" + service);
        }
        if (!capability.equals(capabilityHeader) || !service.equals(serviceHeader)) {
            return error("HEADER_MISMATCH", "请求头nlbm、fwbm与地址不一致");
        }
        if (!unit(accessUnit) || !unit(usingUnit)) {
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
        return sealed(answer(target, accessUnit, new WireFields(request)));
    }

    private Object answer(TaxService target, String accessUnit, WireFields request) {
        try {
            Object answer = target.answer(accessUnit, request);
            tally.add(Authority.TAX, "answered " + target.service());
            return answer;
        } catch (TaxRefusal refusal) {
            tally.add(Authority.TAX, "refused " + target.service() + " " + refusal.code());
            return new Refused(refusal.code(), refusal.getMessage());
        }
    }

    private ResponseEntity<byte[]> sealed(Object answer) {
        String data = Base64.getEncoder().encodeToString(sm4.encrypt(json.writeValueAsBytes(answer)));
        return enveloped(Map.of("RequestId", requestId(), "Data", data));
    }

    private ResponseEntity<byte[]> error(String code, String message) {
        tally.add(Authority.TAX, "refused " + code);
        return enveloped(Map.of("RequestId", requestId(), "Error", Map.of("Code", code, "Message", message)));
    }

    private ResponseEntity<byte[]> enveloped(Map<String, Object> response) {
        Object printed = chance(properties.stringifiedPerMille()) ? json.writeValueAsString(response) : response;
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("httpStatusCode", "200");
        envelope.put("body", json.writeValueAsString(Map.of("Response", printed)));
        byte[] bytes = json.writeValueAsBytes(envelope);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (behaviours.of(Authority.TAX).compresses() || chance(properties.gzipPerMille())) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip(bytes));
        }
        return answer.body(bytes);
    }

    private static boolean unit(String header) {
        return header != null && !header.isBlank() && header.length() <= LONGEST_UNIT;
    }

    private static boolean chance(int perMille) {
        return ThreadLocalRandom.current().nextInt(PER_MILLE) < perMille;
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
