package io.maotong.sandbox.sms;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.SerialStore;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A desk that takes short messages; the phone is the control API. */
@RestController
final class SmsController {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern TEMPLATE = Pattern.compile("[A-Z][A-Z0-9_]{1,59}");

    private final SerialStore serials;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    record SmsRequest(String serial, String mobile, String template, Map<String, String> params) {
        SmsRequest {
            params = params == null ? Map.of() : new TreeMap<>(params);
        }
    }

    record SmsResponse(String messageId) {}

    SmsController(SerialStore serials, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.serials = serials;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/sms/messages")
    ResponseEntity<String> send(@RequestBody SmsRequest request) {
        new FieldFaults()
                .serial(request.serial())
                .matches("mobile", request.mobile(), MOBILE, "手机号码不正确")
                .matches("template", request.template(), TEMPLATE, "模板编号不正确")
                .refuseIfAny();
        return serials.once(
                Authority.SMS, "sms/messages", request.serial(), request, HttpStatus.ACCEPTED, () -> store(request));
    }

    private SmsResponse store(SmsRequest request) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO sms_message (mobile, template, params, sent_at) VALUES (?,?,?,?)")
                .params(
                        request.mobile(),
                        request.template(),
                        json.writeValueAsString(request.params()),
                        UtcTime.toRow(clock.instant()))
                .update(key, "id");
        return new SmsResponse("SMS" + key.getKeyAs(BigInteger.class));
    }
}
