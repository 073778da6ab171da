package io.maotong.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.test.Sandbox;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Step 1 of the main job against the real sandbox, which checks everything by its own code. */
class FirstStepsEndToEndTest extends UserServiceTest {

    private static final String REGISTRATIONS = "/api/merchant/company-registrations";

    private final Journey journey = new Journey(this);

    @DynamicPropertySource
    static void sandbox(DynamicPropertyRegistry registry) {
        for (String authority : new String[] {"sms", "registry", "customs-office", "eport"}) {
            registry.add("maotong.authority." + authority + ".base-url", Sandbox::url);
            registry.add("maotong.authority." + authority + ".read-timeout", () -> "2s");
        }
    }

    @AfterEach
    void behaveAgain() {
        for (String authority : new String[] {"sms", "registry", "customs-office", "eport"}) {
            Sandbox.control("DELETE", "/control/behaviour/" + authority, null);
        }
    }

    @Override
    protected String codeFor(String mobile) throws Exception {
        int before = messages(mobile).size();
        assertThat(requestCode(mobile).status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> messages(mobile).size() > before);
        JsonNode items = messages(mobile);
        String newest = "";
        JsonNode chosen = null;
        for (JsonNode item : items) {
            if (item.get("at").asString().compareTo(newest) >= 0) {
                newest = item.get("at").asString();
                chosen = item;
            }
        }
        return chosen.at("/params/code").asString();
    }

    @Test
    void firstStepsWhenEverybodyBehavesThenActiveMerchantThatMayDeclare() throws Exception {
        SignedIn owner = newOwner();
        Answer check = send("/api/merchant/real-name-checks", owner.access(), journey.realNameBody());
        journey.awaitStatus("/api/merchant/real-name-checks/" + check.text("id"), owner, "MATCHED");
        send("/api/merchant/enrolments", owner.access(), "{\"kinds\":[\"CUSTOMS\",\"PORT_CARD\",\"DXP_ID\"]}");

        String id = found(owner, "东海县晶源饰品有限公司", "江苏省东海县牛山街道晶都大道1号（补正）");
        String path = REGISTRATIONS + "/" + id;
        journey.awaitStatus(path, owner, "CORRECTION");
        assertThat(read(path, owner.access()).text("remarks.0.field")).isEqualTo("domicile");
        assertThat(replace(path, owner.access(), journey.registrationBody("东海县晶源饰品有限公司", "江苏省东海县牛山街道晶都大道1号"))
                        .status())
                .isEqualTo(200);
        assertThat(send(path + ":submit", owner.access(), null).status()).isEqualTo(202);
        journey.awaitStatus(path, owner, "LICENSED");

        JsonNode qualification = declarable(owner);
        assertThat(qualification.get("creditCode").asString()).startsWith("91320722");
        assertThat(qualification.get("customsName").asString()).isEqualTo("东海县晶源饰品有限公司");
        assertThat(qualification.get("receiptQueue").asString())
                .isEqualTo(qualification.get("dxpId").asString() + "_HZ");
        assertThat(send("/api/merchant/merchants/current:submit", owner.access(), null)
                        .text("status"))
                .isEqualTo("SUBMITTED");
        String ops = operator();
        assertThat(read("/api/ops/merchants?status=SUBMITTED&q=晶源", ops)
                        .body()
                        .get("total")
                        .asLong())
                .isEqualTo(1);
        send("/api/ops/merchants/" + merchantOf(owner) + ":approve", ops, "{\"comment\":\"同意\"}");
        assertThat(read("/api/merchant/qualification", owner.access()).text("status"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void firstStepsWhenRegisterIsUnreliableThenOneApplicationAndOneLicence() throws Exception {
        SignedIn owner = newOwner();
        Sandbox.control(
                "PUT",
                "/control/behaviour/registry",
                "{\"errorRate\":0.25,\"timeoutRate\":0.2,\"delayMillis\":[0,200]}");

        String id = found(owner, "东海县明珠饰品有限公司", "江苏省东海县牛山街道晶都大道9号");

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                read(REGISTRATIONS + "/" + id, owner.access()).text("status"))
                        .isEqualTo("LICENSED"));
    }

    @Test
    void realNameWhenRegisterKnowsAnotherNameThenMismatch() throws Exception {
        SignedIn owner = newOwner();

        Answer check = send(
                "/api/merchant/real-name-checks",
                owner.access(),
                "{\"name\":\"张不符\",\"idNumber\":\"" + idNumber("19800101", 1) + "\"}");

        journey.awaitStatus("/api/merchant/real-name-checks/" + check.text("id"), owner, "MISMATCHED");
    }

    private String found(SignedIn owner, String name, String domicile) throws Exception {
        Answer created = send(REGISTRATIONS, owner.access(), journey.registrationBody(name, domicile));
        assertThat(created.status()).as(created.raw().getContentAsString()).isEqualTo(201);
        String id = created.text("id");
        assertThat(send(REGISTRATIONS + "/" + id + ":submit", owner.access(), null)
                        .status())
                .isEqualTo(202);
        return id;
    }

    private JsonNode declarable(SignedIn owner) throws Exception {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(read("/api/merchant/qualification", owner.access())
                                .text("dxpId"))
                        .isNotNull());
        return read("/api/merchant/qualification", owner.access()).body();
    }

    private JsonNode messages(String mobile) {
        return json.readTree(Sandbox.control("GET", "/control/phones/" + mobile + "/messages", null))
                .get("items");
    }
}
