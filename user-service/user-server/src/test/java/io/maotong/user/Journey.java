package io.maotong.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.core.party.CreditCode;
import io.maotong.user.ScriptedOutside.Reaction;
import io.maotong.user.UserServiceTest.Answer;
import io.maotong.user.UserServiceTest.SignedIn;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What merchants do on their way, for the tests of what comes after. */
public final class Journey {

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    private final UserServiceTest test;

    public Journey(UserServiceTest test) {
        this.test = test;
    }

    /** A credit code of the test's own with right check characters. */
    public static String creditCode() {
        String base = "91320722" + "MATEST" + String.format("%02d", COMPANIES.incrementAndGet()) + "X";
        return base + CreditCode.checkCharacter(base);
    }

    public String realNameBody() {
        return "{\"name\":\"张明\",\"idNumber\":\"" + UserServiceTest.idNumber("19800101", 1) + "\"}";
    }

    public void realNameMatched(SignedIn owner) throws Exception {
        UserServiceTest.OUTSIDE.script(
                "POST /registry/real-name/persons",
                Reaction.answer(200, "{\"result\":\"MATCH\",\"fields\":[{\"field\":\"name\",\"matches\":true}]}"));
        Answer asked = test.send("/api/merchant/real-name-checks", owner.access(), realNameBody());
        assertThat(asked.status()).isEqualTo(202);
        awaitStatus("/api/merchant/real-name-checks/" + asked.text("id"), owner, "MATCHED");
    }

    public String registrationBody(String name, String domicile) {
        return """
                {"names":["%s","东海县备选饰品有限公司"],"type":"LIMITED_LIABILITY","regionCode":"320722",
                 "industryCode":"F5149","domicile":"%s","capital":{"amount":"1000000.00","currency":"CNY"},
                 "scope":["货物进出口","工艺品销售"],"email":"owner@example.com","persons":[
                 {"role":"LEGAL_REPRESENTATIVE","name":"张明","idNumber":"%s","mobile":"13900000001"},
                 {"role":"SHAREHOLDER","name":"张明","idNumber":"%s","sharePercent":60},
                 {"role":"SHAREHOLDER","name":"李华","idNumber":"%s","sharePercent":40},
                 {"role":"SUPERVISOR","name":"李华","idNumber":"%s","mobile":"13900000002"},
                 {"role":"FINANCIAL_OFFICER","name":"王芳","idNumber":"%s","mobile":"13900000003"}]}
                """.formatted(
                        name,
                        domicile,
                        UserServiceTest.idNumber("19800101", 1),
                        UserServiceTest.idNumber("19800101", 1),
                        UserServiceTest.idNumber("19820202", 2),
                        UserServiceTest.idNumber("19820202", 2),
                        UserServiceTest.idNumber("19850505", 4));
    }

    /** A draft that can be submitted. */
    public String draft(SignedIn owner) throws Exception {
        Answer created = test.send(
                "/api/merchant/company-registrations",
                owner.access(),
                registrationBody("东海县晶源饰品有限公司", "江苏省东海县牛山街道晶都大道1号"));
        assertThat(created.status()).as(created.raw().getContentAsString()).isEqualTo(201);
        return created.text("id");
    }

    public static String licensed(String creditCode) {
        return "{\"applicationNo\":\"SQ1\",\"status\":\"LICENSED\",\"uscc\":\"" + creditCode
                + "\",\"licenceNo\":\"LN1\",\"issuedOn\":\"2026-11-22\",\"companyName\":\"东海县晶源饰品有限公司\","
                + "\"legalRepresentative\":\"张明\",\"regionCode\":\"320722\"}";
    }

    public static void nameIsFree() {
        UserServiceTest.OUTSIDE.script(
                "POST /registry/name-checks",
                Reaction.answer(
                        200, "{\"result\":\"AVAILABLE\",\"reservationNo\":\"MC1\",\"reservedUntil\":\"2099-01-01\"}"));
    }

    /** From the draft to the licence, with a register that says yes to everything. */
    public String licensed(SignedIn owner) throws Exception {
        String creditCode = creditCode();
        nameIsFree();
        UserServiceTest.OUTSIDE.script(
                "POST /registry/applications",
                Reaction.answer(202, "{\"applicationNo\":\"SQ1\",\"status\":\"ACCEPTED\"}"));
        UserServiceTest.OUTSIDE.script("GET /registry/applications/SQ1", Reaction.answer(200, licensed(creditCode)));
        String id = draft(owner);
        assertThat(test.send("/api/merchant/company-registrations/" + id + ":submit", owner.access(), null)
                        .status())
                .isEqualTo(202);
        awaitStatus("/api/merchant/company-registrations/" + id, owner, "LICENSED");
        return creditCode;
    }

    public void awaitStatus(String path, SignedIn owner, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(test.read(path, owner.access()).text("status"))
                        .isEqualTo(status));
    }
}
