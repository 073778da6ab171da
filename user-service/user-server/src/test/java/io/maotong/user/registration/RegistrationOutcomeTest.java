package io.maotong.user.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.user.Journey;
import io.maotong.user.ScriptedOutside.Reaction;
import io.maotong.user.UserServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RegistrationOutcomeTest extends UserServiceTest {

    private static final String PATH = "/api/merchant/company-registrations/";
    private static final Reaction ACCEPTED =
            Reaction.answer(202, "{\"applicationNo\":\"SQ1\",\"status\":\"ACCEPTED\"}");

    private final Journey journey = new Journey(this);

    @Test
    void createWhenDataIsGoodThenDraftWithMaskedPersons() throws Exception {
        SignedIn owner = newOwner();

        String id = journey.draft(owner);

        Answer draft = read(PATH + id, owner.access());
        assertThat(draft.text("status")).isEqualTo("DRAFT");
        assertThat(draft.text("persons.0.idNumber")).contains("**********");
        assertThat(draft.text("channel")).isEqualTo("SANDBOX");
        String number = idNumber("19800101", 1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM registration_person WHERE id_number LIKE ? OR mobile = '13900000001'")
                        .param("%" + number + "%")
                        .query(Long.class)
                        .single())
                .as("personal data in the clear")
                .isZero();
    }

    @Test
    void createWhenOneIsUnderWayThenRefused() throws Exception {
        SignedIn owner = newOwner();
        journey.draft(owner);

        Answer second = send(PATH.substring(0, PATH.length() - 1), owner.access(), body("某地某街道一号"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text("code")).isEqualTo("USER-40905");
    }

    @Test
    void submitWhenRegisterAgreesThenLicensedWithTimelineAndSnapshot() throws Exception {
        SignedIn owner = newOwner();

        String creditCode = journey.licensed(owner);

        JsonNode registration = read(PATH.substring(0, PATH.length() - 1), owner.access())
                .body()
                .at("/items/0");
        assertThat(registration.get("uscc").asString()).isEqualTo(creditCode);
        assertThat(registration
                        .get("steps")
                        .valueStream()
                        .map(step -> step.get("kind").asString() + " "
                                + step.get("state").asString()))
                .containsExactly("NAME DONE", "DOCUMENTS DONE", "REVIEW DONE", "LICENCE DONE");
        assertThat(registration.at("/steps/0/receiptNo").asString()).isEqualTo("MC1");
        assertThat(registration.at("/steps/3/receiptNo").asString()).isEqualTo("LN1");
        assertThat(registration.get("documents").size()).isEqualTo(3);
        JsonNode qualification =
                read("/api/merchant/qualification", owner.access()).body();
        assertThat(qualification.get("creditCode").asString()).isEqualTo(creditCode);
        assertThat(qualification.get("legalRepresentative").asString()).isEqualTo("张明");
        assertThat(qualification.at("/registeredCapital/amount").asString()).isEqualTo("1000000.00");
        assertThat(read("/api/merchant/merchants/current", owner.access()).text("creditCode"))
                .isEqualTo(creditCode);
    }

    @Test
    void submitWhenAnswerIsLostAfterArrivalThenAskedBySerialAndNotSentAgain() throws Exception {
        SignedIn owner = newOwner();
        Journey.nameIsFree();
        String creditCode = Journey.creditCode();
        OUTSIDE.script("POST /registry/applications", Reaction.silence());
        OUTSIDE.script(
                "GET /registry/applications?serial=",
                Reaction.answer(200, "{\"applicationNo\":\"SQ1\",\"status\":\"UNDER_REVIEW\"}"));
        OUTSIDE.script("GET /registry/applications/SQ1", Reaction.answer(200, Journey.licensed(creditCode)));
        String id = journey.draft(owner);

        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "LICENSED");
        assertThat(OUTSIDE.calls(
                        call -> call.method().equals("POST") && call.path().equals("/registry/applications")))
                .hasSize(1);
    }

    @Test
    void submitWhenAnswerIsLostAndNothingArrivedThenSentAgainWithTheSameSerialAndContent() throws Exception {
        SignedIn owner = newOwner();
        Journey.nameIsFree();
        OUTSIDE.script("POST /registry/applications", Reaction.silence(), ACCEPTED);
        OUTSIDE.script("GET /registry/applications?serial=", Reaction.answer(404, "{\"code\":\"NOT_FOUND\"}"));
        OUTSIDE.script("GET /registry/applications/SQ1", Reaction.answer(200, Journey.licensed(Journey.creditCode())));
        String id = journey.draft(owner);

        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "LICENSED");
        List<String> bodies =
                OUTSIDE
                        .calls(call ->
                                call.method().equals("POST") && call.path().equals("/registry/applications"))
                        .stream()
                        .map(call -> call.body())
                        .toList();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.getFirst()).isEqualTo(bodies.getLast());
        assertThat(bodies.getFirst()).contains("\"capitalAmount\":600000.00", "\"capitalAmount\":400000.00");
    }

    @Test
    void submitWhenRegisterIsBusyThenItWaitsAndGoesOn() throws Exception {
        SignedIn owner = newOwner();
        OUTSIDE.script(
                "POST /registry/name-checks",
                new Reaction(503, "{}", Map.of("Retry-After", "1")),
                Reaction.answer(
                        200, "{\"result\":\"AVAILABLE\",\"reservationNo\":\"MC1\",\"reservedUntil\":\"2099-01-01\"}"));
        OUTSIDE.script("POST /registry/applications", ACCEPTED);
        OUTSIDE.script("GET /registry/applications/SQ1", Reaction.answer(200, Journey.licensed(Journey.creditCode())));
        String id = journey.draft(owner);

        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "LICENSED");
    }

    @Test
    void submitWhenFirstNameIsTakenThenTheAlternativeIsReserved() throws Exception {
        SignedIn owner = newOwner();
        OUTSIDE.script(
                "POST /registry/name-checks",
                Reaction.answer(
                        200,
                        "{\"result\":\"CONFLICT\",\"conflicts\":[{\"name\":\"东海县晶源饰品厂\",\"score\":100,"
                                + "\"reason\":\"同行业字号相同\"}],\"alternatives\":[\"东海县晶源瑞饰品有限公司\"]}"),
                Reaction.answer(
                        200, "{\"result\":\"AVAILABLE\",\"reservationNo\":\"MC2\",\"reservedUntil\":\"2099-01-01\"}"));
        OUTSIDE.script("POST /registry/applications", ACCEPTED);
        OUTSIDE.script("GET /registry/applications/SQ1", Reaction.answer(200, Journey.licensed(Journey.creditCode())));
        String id = journey.draft(owner);

        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "LICENSED");
        assertThat(read(PATH + id, owner.access()).text("reservedName")).isEqualTo("东海县备选饰品有限公司");
    }

    @Test
    void submitWhenNoNameIsFreeThenBackToDraftWithReasonsAndSuggestions() throws Exception {
        SignedIn owner = newOwner();
        OUTSIDE.script(
                "POST /registry/name-checks",
                Reaction.answer(
                        200,
                        "{\"result\":\"CONFLICT\",\"conflicts\":[{\"name\":\"东海县晶源饰品厂\",\"score\":100,"
                                + "\"reason\":\"同行业字号相同\"}],\"alternatives\":[\"东海县晶源瑞饰品有限公司\"]}"));
        String id = journey.draft(owner);

        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "DRAFT");
        Answer draft = read(PATH + id, owner.access());
        assertThat(draft.text("remarks.0.field")).isEqualTo("names[0]");
        assertThat(draft.text("remarks.0.remark")).contains("同行业字号相同");
        assertThat(draft.text("remarks.1.field")).isEqualTo("names[1]");
        assertThat(draft.text("remarks.0.hint")).contains("更换名称");
        assertThat(draft.text("alternatives.0")).isEqualTo("东海县晶源瑞饰品有限公司");
        assertThat(draft.text("steps.0.state")).isEqualTo("ACTION_NEEDED");
    }

    @Test
    void submitWhenRegisterFindsFaultsThenBackToDraftWithOurFieldsAndHints() throws Exception {
        SignedIn owner = newOwner();
        Journey.nameIsFree();
        OUTSIDE.script(
                "POST /registry/applications",
                Reaction.answer(
                        422,
                        "{\"code\":\"INVALID\",\"message\":\"材料不符合要求\",\"fields\":["
                                + "{\"field\":\"company.domicile\",\"message\":\"住所不在辖区\"},"
                                + "{\"field\":\"persons[2].idNumber\",\"message\":\"证件已失效\"}]}"),
                ACCEPTED);
        OUTSIDE.script("GET /registry/applications/SQ1", Reaction.answer(200, Journey.licensed(Journey.creditCode())));
        String id = journey.draft(owner);

        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "DRAFT");
        Answer draft = read(PATH + id, owner.access());
        assertThat(draft.text("remarks.0.field")).isEqualTo("domicile");
        assertThat(draft.text("remarks.0.remark")).isEqualTo("住所不在辖区");
        assertThat(draft.text("remarks.1.field")).isEqualTo("persons[2].idNumber");
        assertThat(draft.text("remarks.1.hint")).contains("身份证件");

        assertThat(replace(PATH + id, owner.access(), body("江苏省东海县牛山街道晶都大道2号")).status())
                .isEqualTo(200);
        send(PATH + id + ":submit", owner.access(), null);
        journey.awaitStatus(PATH + id, owner, "LICENSED");
        List<String> serials =
                OUTSIDE
                        .calls(call ->
                                call.method().equals("POST") && call.path().equals("/registry/applications"))
                        .stream()
                        .map(call -> json.readTree(call.body()).get("serial").asString())
                        .toList();
        assertThat(serials).doesNotHaveDuplicates().hasSize(2);
        assertThat(OUTSIDE.calls(call -> call.path().equals("/registry/name-checks")))
                .as("the reservation still holds")
                .hasSize(1);
    }

    @Test
    void correctionWhenAskedForThenAnsweredWithPutAndLicensed() throws Exception {
        SignedIn owner = newOwner();
        Journey.nameIsFree();
        OUTSIDE.script("POST /registry/applications", ACCEPTED);
        OUTSIDE.script(
                "GET /registry/applications/SQ1",
                Reaction.answer(
                        200,
                        "{\"applicationNo\":\"SQ1\",\"status\":\"CORRECTION\",\"remarks\":["
                                + "{\"field\":\"company.domicile\",\"remark\":\"住所与产权证明不一致\"}]}"));
        String id = journey.draft(owner);
        send(PATH + id + ":submit", owner.access(), null);
        journey.awaitStatus(PATH + id, owner, "CORRECTION");
        Answer correction = read(PATH + id, owner.access());
        assertThat(correction.text("remarks.0.field")).isEqualTo("domicile");
        assertThat(correction.text("steps.2.action")).isEqualTo("CORRECT_AND_SUBMIT");

        assertThat(replace(PATH + id, owner.access(), journey.registrationBody("东海县换名饰品有限公司", "江苏省东海县牛山街道晶都大道2号"))
                        .text("errors.0.rule"))
                .isEqualTo("NAME-RESERVED");
        assertThat(replace(PATH + id, owner.access(), body("江苏省东海县牛山街道晶都大道2号")).status())
                .isEqualTo(200);
        OUTSIDE.script("PUT /registry/applications/SQ1", ACCEPTED);
        OUTSIDE.script("GET /registry/applications/SQ1", Reaction.answer(200, Journey.licensed(Journey.creditCode())));
        assertThat(send(PATH + id + ":submit", owner.access(), null).status()).isEqualTo(202);

        journey.awaitStatus(PATH + id, owner, "LICENSED");
        assertThat(OUTSIDE.calls(call -> call.method().equals("PUT")).getFirst().body())
                .contains("晶都大道2号");
    }

    @Test
    void correctionWhenAnswerIsLostAfterArrivalThenAskedAndNotSentAgain() throws Exception {
        SignedIn owner = newOwner();
        Journey.nameIsFree();
        OUTSIDE.script("POST /registry/applications", ACCEPTED);
        OUTSIDE.script(
                "GET /registry/applications/SQ1",
                Reaction.answer(200, "{\"applicationNo\":\"SQ1\",\"status\":\"CORRECTION\",\"remarks\":[]}"));
        String id = journey.draft(owner);
        send(PATH + id + ":submit", owner.access(), null);
        journey.awaitStatus(PATH + id, owner, "CORRECTION");
        OUTSIDE.script("PUT /registry/applications/SQ1", Reaction.silence());
        OUTSIDE.script(
                "GET /registry/applications/SQ1",
                Reaction.answer(200, "{\"applicationNo\":\"SQ1\",\"status\":\"UNDER_REVIEW\"}"),
                Reaction.answer(200, Journey.licensed(Journey.creditCode())));

        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "LICENSED");
        assertThat(OUTSIDE.calls(call -> call.method().equals("PUT"))).hasSize(1);
    }

    @Test
    void submitWhenRegisterRejectsThenOverWithReasons() throws Exception {
        SignedIn owner = newOwner();
        Journey.nameIsFree();
        OUTSIDE.script("POST /registry/applications", ACCEPTED);
        OUTSIDE.script(
                "GET /registry/applications/SQ1",
                Reaction.answer(
                        200,
                        "{\"applicationNo\":\"SQ1\",\"status\":\"REJECTED\",\"remarks\":["
                                + "{\"field\":\"company.domicile\",\"remark\":\"住所不符合登记条件\"}]}"));
        String id = journey.draft(owner);
        send(PATH + id + ":submit", owner.access(), null);

        journey.awaitStatus(PATH + id, owner, "REJECTED");
        assertThat(send(PATH + id + ":submit", owner.access(), null).status()).isEqualTo(409);
        assertThat(send(PATH.substring(0, PATH.length() - 1), owner.access(), body("某地某街道一号"))
                        .status())
                .as("a new one may begin")
                .isEqualTo(201);
    }

    @Test
    void submitWhenPressedTwiceThenSecondIsRefused() throws Exception {
        SignedIn owner = newOwner();
        String id = journey.draft(owner);

        assertThat(send(PATH + id + ":submit", owner.access(), null).status()).isEqualTo(202);
        assertThat(send(PATH + id + ":submit", owner.access(), null).status()).isEqualTo(409);
    }

    @Test
    void withdrawWhenStillHereThenWithdrawn() throws Exception {
        SignedIn owner = newOwner();
        String id = journey.draft(owner);

        assertThat(send(PATH + id + ":withdraw", owner.access(), null).text("status"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void realNameWhenMismatchedThenSideBySideWithHints() throws Exception {
        SignedIn owner = newOwner();
        OUTSIDE.script(
                "POST /registry/real-name/persons",
                Reaction.answer(
                        200,
                        "{\"result\":\"MISMATCH\",\"fields\":[{\"field\":\"name\",\"matches\":false,"
                                + "\"registered\":\"张*\"},{\"field\":\"idNumber\",\"matches\":true}]}"));

        Answer asked = send("/api/merchant/real-name-checks", owner.access(), journey.realNameBody());

        String path = "/api/merchant/real-name-checks/" + asked.text("id");
        journey.awaitStatus(path, owner, "MISMATCHED");
        Answer check = read(path, owner.access());
        assertThat(check.text("fields.0.registered")).isEqualTo("张*");
        assertThat(check.text("fields.0.hint")).contains("身份证");
        assertThat(check.text("idNumber")).contains("*");
    }

    @Test
    void realNameWhenCheckDigitIsWrongThenRefusedHere() throws Exception {
        Answer answer = send(
                "/api/merchant/real-name-checks",
                newOwner().access(),
                "{\"name\":\"张明\",\"idNumber\":\"320722198001010000\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("errors.0.field")).isEqualTo("idNumber");
    }

    private String body(String domicile) {
        return journey.registrationBody("东海县晶源饰品有限公司", domicile);
    }
}
