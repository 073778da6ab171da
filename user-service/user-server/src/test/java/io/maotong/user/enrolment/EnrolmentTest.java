package io.maotong.user.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.user.Journey;
import io.maotong.user.ScriptedOutside.Reaction;
import io.maotong.user.UserServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EnrolmentTest extends UserServiceTest {

    private static final String PATH = "/api/merchant/enrolments";
    private static final String ALL = "{\"kinds\":[\"CUSTOMS\",\"PORT_CARD\",\"DXP_ID\"]}";

    private final Journey journey = new Journey(this);

    @Test
    void requestWhenAskedBeforeTheLicenceThenEverythingRunsByItselfAfterIt() throws Exception {
        SignedIn owner = newOwner();
        officesAgree();
        Answer asked = send(PATH, owner.access(), ALL);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("items.0.status")).isEqualTo("WAITING");
        assertThat(asked.text("items.0.needs")).isEqualTo("LICENCE");
        assertThat(asked.text("items.2.needs")).isEqualTo("PORT_CARD");

        journey.licensed(owner);

        awaitAll(owner, "APPROVED");
        JsonNode qualification =
                read("/api/merchant/qualification", owner.access()).body();
        assertThat(qualification.get("customsCode").asString()).isEqualTo("3207961234");
        assertThat(qualification.get("customsName").asString()).isEqualTo("东海县晶源饰品有限公司");
        assertThat(qualification.get("cardNumber").asString()).isEqualTo("8900000000001");
        assertThat(qualification.get("dxpId").asString()).isEqualTo("DXPENT9000000001");
        assertThat(qualification.get("receiptQueue").asString()).isEqualTo("DXPENT9000000001_HZ");
        Answer list = read(PATH, owner.access());
        assertThat(list.text("items.0.resultNo")).isEqualTo("3207961234");
        assertThat(list.text("items.0.channel")).isEqualTo("SANDBOX");
        assertThat(list.body()
                        .at("/items/0/timeline")
                        .valueStream()
                        .map(entry -> entry.get("state").asString()))
                .containsExactly("WAITING", "READY", "SUBMITTED", "APPROVED");
    }

    @Test
    void requestWhenSomethingItNeedsIsMissingThenRefused() throws Exception {
        Answer answer = send(PATH, newOwner().access(), "{\"kinds\":[\"DXP_ID\"]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("errors.0.expected")).isEqualTo("PORT_CARD");
    }

    @Test
    void requestWhenKindIsUnknownThenRefused() throws Exception {
        assertThat(send(PATH, newOwner().access(), "{\"kinds\":[\"SEAL\"]}").status())
                .isEqualTo(400);
    }

    @Test
    void requestWhenAskedTwiceThenStillOneTaskOfEachKind() throws Exception {
        SignedIn owner = newOwner();
        send(PATH, owner.access(), ALL);

        Answer second = send(PATH, owner.access(), ALL);

        assertThat(second.body().get("items").size()).isEqualTo(3);
    }

    @Test
    void enrolWhenOfficeRejectsThenReasonIsShownAndAskedAgainWithANewSerial() throws Exception {
        SignedIn owner = newOwner();
        officesAgree();
        OUTSIDE.script(
                "GET /customs-office/registrations",
                Reaction.answer(200, "{\"status\":\"REJECTED\",\"reason\":\"企业名称与登记信息不一致\"}"));
        send(PATH, owner.access(), "{\"kinds\":[\"CUSTOMS\"]}");
        journey.licensed(owner);
        awaitAll(owner, "REJECTED");
        Answer rejected = read(PATH, owner.access());
        assertThat(rejected.text("items.0.reason")).isEqualTo("企业名称与登记信息不一致");
        assertThat(rejected.text("items.0.action")).isEqualTo("REQUEST_AGAIN");

        officesAgree();
        send(PATH, owner.access(), "{\"kinds\":[\"CUSTOMS\"]}");

        awaitAll(owner, "APPROVED");
        assertThat(
                        OUTSIDE
                                .calls(call -> call.method().equals("POST")
                                        && call.path().startsWith("/customs-office"))
                                .stream()
                                .map(call ->
                                        json.readTree(call.body()).get("serial").asString())
                                .distinct())
                .hasSize(2);
    }

    @Test
    void enrolWhenAnswerIsLostAfterArrivalThenAskedBySerialAndNotSentAgain() throws Exception {
        SignedIn owner = newOwner();
        officesAgree();
        OUTSIDE.script("POST /customs-office/registrations", Reaction.silence());
        send(PATH, owner.access(), "{\"kinds\":[\"CUSTOMS\"]}");
        journey.licensed(owner);

        awaitAll(owner, "APPROVED");
        assertThat(OUTSIDE.calls(
                        call -> call.method().equals("POST") && call.path().startsWith("/customs-office")))
                .hasSize(1);
    }

    private void awaitAll(SignedIn owner, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(PATH, owner.access())
                                .body()
                                .get("items")
                                .valueStream()
                                .map(item -> item.get("status").asString()))
                        .isNotEmpty()
                        .allMatch(status::equals));
    }

    private static void officesAgree() {
        OUTSIDE.script(
                "POST /customs-office/registrations",
                Reaction.answer(202, "{\"registrationNo\":\"BA1\",\"status\":\"ACCEPTED\"}"));
        OUTSIDE.script(
                "GET /customs-office/registrations",
                Reaction.answer(200, "{\"status\":\"ACCEPTED\"}"),
                Reaction.answer(
                        200,
                        "{\"status\":\"APPROVED\",\"customsCode\":\"3207961234\",\"customsName\":\"某海关\","
                                + "\"validFrom\":\"2026-11-22\",\"validTo\":\"2099-12-31\"}"));
        OUTSIDE.script("POST /eport/cards", Reaction.answer(202, "{\"status\":\"ACCEPTED\"}"));
        OUTSIDE.script(
                "GET /eport/cards",
                Reaction.answer(
                        200,
                        "{\"status\":\"APPROVED\",\"cardNo\":\"8900000000001\",\"validFrom\":\"2026-11-22\","
                                + "\"validTo\":\"2029-11-22\"}"));
        OUTSIDE.script("POST /eport/dxp-ids", Reaction.answer(202, "{\"status\":\"ACCEPTED\"}"));
        OUTSIDE.script(
                "GET /eport/dxp-ids",
                Reaction.answer(
                        200,
                        "{\"status\":\"APPROVED\",\"dxpId\":\"DXPENT9000000001\",\"queue\":\"DXPENT9000000001_HZ\"}"));
    }
}
