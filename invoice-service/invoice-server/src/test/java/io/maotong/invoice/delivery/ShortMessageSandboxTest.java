package io.maotong.invoice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Links by short message, over HTTP to the real sandbox process as the carrier. */
@ServiceTest
@TestPropertySource(
        properties = {
            "maotong.test.sandbox=true",
            "MT_SEATA_ENABLED=false",
            "MT_INVOICE_SYNC=false",
            "maotong.authority.sms.read-timeout=1s"
        })
class ShortMessageSandboxTest {

    private static final Map<String, String> PARAMS = Map.of(
            "seller",
            "东海县水晶有限公司",
            "number",
            "26327000000012345678",
            "total",
            "113.00",
            "url",
            "https://x/links/invoices/abc");

    @Autowired
    ShortMessage messages;

    @Autowired
    JsonMapper json;

    private final long id = ThreadLocalRandom.current().nextLong(1_000_000_000L, Long.MAX_VALUE);
    private final String mobile =
            "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));

    @AfterEach
    void behaveAgain() {
        Sandbox.control("DELETE", "/control/behaviour", null);
    }

    @Test
    void sendThenThePhoneHasTheLinkOnceHoweverOftenTheSameRoundIsSent() {
        assertThat(messages.send(id, 1, mobile, PARAMS)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(messages.send(id, 1, mobile, PARAMS)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(phone()).hasSize(1);
        assertThat(phone().get(0).get("template").asString()).isEqualTo("INVOICE_LINK");
        assertThat(phone().get(0).get("params").get("url").asString()).isEqualTo("https://x/links/invoices/abc");

        assertThat(messages.send(id, 2, mobile, PARAMS)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(phone()).as("sent again by name").hasSize(2);
    }

    @Test
    void sendWhenTheAnswerIsSwallowedThenLaterAndStillOneMessage() {
        Sandbox.control("PUT", "/control/behaviour/sms", "{\"timeoutRate\":1.0,\"holdMillis\":2500}");
        assertThat(messages.send(id, 1, mobile, PARAMS)).isInstanceOf(SendOutcome.Later.class);
        Sandbox.control("DELETE", "/control/behaviour", null);

        assertThat(messages.send(id, 1, mobile, PARAMS)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(phone()).hasSize(1);
    }

    @Test
    void sendWhenTheCarrierRefusesTheNumberThenNotTriedAgain() {
        assertThat(messages.send(id, 1, "123", PARAMS)).isInstanceOf(SendOutcome.Refused.class);
    }

    private JsonNode phone() {
        return json.readTree(Sandbox.control("GET", "/control/phones/" + mobile + "/messages", null))
                .get("items");
    }
}
