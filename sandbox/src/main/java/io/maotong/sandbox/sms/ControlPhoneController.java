package io.maotong.sandbox.sms;

import io.maotong.sandbox.UtcTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a phone received, newest first. */
@RestController
final class ControlPhoneController {

    private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    record Message(OffsetDateTime at, String template, String text, Map<String, String> params) {}

    record Messages(List<Message> items) {}

    ControlPhoneController(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @GetMapping("/control/phones/{mobile}/messages")
    Messages messages(@PathVariable String mobile) {
        return new Messages(jdbc.sql(
                        "SELECT template, params, sent_at FROM sms_message WHERE mobile = ? ORDER BY id DESC LIMIT 50")
                .params(mobile)
                .query((row, n) -> {
                    Map<String, String> params = json.readValue(row.getString("params"), PARAMS);
                    String template = row.getString("template");
                    return new Message(
                            UtcTime.inBusinessZone(UtcTime.fromRow(row, "sent_at")),
                            template,
                            text(template, params),
                            params);
                })
                .list());
    }

    private static String text(String template, Map<String, String> params) {
        return "LOGIN_CODE".equals(template)
                ? "您的验证码是 " + params.get("code") + "，请勿告诉他人。"
                : template + " " + String.join(" ", params.values());
    }
}
