package io.maotong.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private static final String ID = "11010519491231002X";
    private static final String OTHER_ID = "440524188001010014";

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final String name = "东海县" + hanzi() + "水晶工艺品有限公司";

    private static String hanzi() {
        StringBuilder text = new StringBuilder();
        UUID random = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            text.append((char) (0x4e00 + (int) (Math.abs(random.getMostSignificantBits() >> (i * 9)) % 8000)));
        }
        return text.toString();
    }

    private static String serial() {
        return "R" + UUID.randomUUID().toString().substring(0, 22);
    }

    private Answer checkName() {
        return sandbox.post(
                "user",
                "/registry/name-checks",
                Map.of("serial", serial(), "name", name, "regionCode", "320722", "industryCode", "5249"));
    }

    private Map<String, Object> application(String serial, String reservationNo, String domicile) {
        Map<String, Object> company = new HashMap<>(Map.of(
                "name",
                name,
                "type",
                "LLC",
                "regionCode",
                "320722",
                "domicile",
                domicile,
                "capital",
                Map.of("amount", "500000.00", "currency", "CNY"),
                "scope",
                List.of("货物进出口", "珠宝首饰零售"),
                "industryCode",
                "5249",
                "email",
                "a@example.com",
                "mobile",
                "13800138000"));
        return Map.of(
                "serial", serial,
                "reservationNo", reservationNo,
                "company", company,
                "persons",
                        List.of(
                                Map.of("role", "LEGAL_REPRESENTATIVE", "name", "张三", "idNumber", ID),
                                Map.of(
                                        "role",
                                        "SHAREHOLDER",
                                        "name",
                                        "张三",
                                        "idNumber",
                                        ID,
                                        "sharePercent",
                                        "100",
                                        "capitalAmount",
                                        "500000.00"),
                                Map.of("role", "SUPERVISOR", "name", "李四", "idNumber", OTHER_ID)),
                "documents", List.of(Map.of("kind", "ARTICLES", "sha256", "a".repeat(64))));
    }

    private Answer bySerial(String serial) {
        return sandbox.get("user", "/registry/applications?serial=" + serial);
    }

    @Test
    void applyWhenCompleteThenLicensedAndFiledAndConnected() {
        Answer check = checkName();
        assertThat(check.at("/result")).isEqualTo("AVAILABLE");
        String serial = serial();
        Answer accepted = sandbox.post(
                "user", "/registry/applications", application(serial, check.at("/reservationNo"), "牛山街道1号"));
        assertThat(accepted.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> bySerial(serial).at("/status").equals("LICENSED"));
        String uscc = bySerial(serial).at("/uscc");
        assertThat(CreditCode.valid(uscc)).isTrue();
        Answer company = sandbox.get("user", "/registry/companies/" + uscc);
        assertThat(company.at("/name")).isEqualTo(name);
        assertThat(company.at("/legalRepresentative")).isEqualTo("张三");
        assertThat(checkName().at("/result")).isEqualTo("CONFLICT");

        String customs = serial();
        sandbox.post(
                "user",
                "/customs-office/registrations",
                Map.of(
                        "serial",
                        customs,
                        "uscc",
                        uscc,
                        "companyName",
                        name,
                        "regionCode",
                        "320722",
                        "contact",
                        "张三",
                        "mobile",
                        "13800138000",
                        "roles",
                        List.of("EBC", "AGENT")));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> sandbox.get("user", "/customs-office/registrations?serial=" + customs)
                        .at("/status")
                        .equals("APPROVED"));
        String code = sandbox.get("user", "/customs-office/registrations?serial=" + customs)
                .at("/customsCode");
        assertThat(code).matches("320796S[0-9A-Z]{3}");

        String early = serial();
        Map<String, Object> dxp = new HashMap<>(Map.of(
                "customsCode",
                code,
                "companyName",
                name,
                "contact",
                "张三",
                "clientType",
                "TERMINAL",
                "protocol",
                "AMQP"));
        dxp.put("serial", early);
        sandbox.post("user", "/eport/dxp-ids", dxp);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> sandbox.get("user", "/eport/dxp-ids?serial=" + early)
                        .at("/status")
                        .equals("REJECTED"));

        String card = serial();
        sandbox.post(
                "user",
                "/eport/cards",
                Map.of("serial", card, "customsCode", code, "uscc", uscc, "holderName", "张三", "kind", "LEGAL"));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> sandbox.get("user", "/eport/cards?serial=" + card)
                        .at("/status")
                        .equals("APPROVED"));
        assertThat(sandbox.get("user", "/eport/cards?serial=" + card).at("/cardNo"))
                .matches("\\d{13}");
        String later = serial();
        dxp.put("serial", later);
        sandbox.post("user", "/eport/dxp-ids", dxp);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> sandbox.get("user", "/eport/dxp-ids?serial=" + later)
                        .at("/status")
                        .equals("APPROVED"));
        Answer terminal = sandbox.get("user", "/eport/dxp-ids?serial=" + later);
        assertThat(terminal.at("/dxpId")).matches("DXPENT\\d{10}");
        assertThat(terminal.at("/queue")).isEqualTo(terminal.at("/dxpId") + "_HZ");
        assertThat(sandbox.bean(org.springframework.amqp.core.AmqpAdmin.class).deleteQueue(terminal.at("/queue")))
                .isTrue();
    }

    @Test
    void applyWhenManyThingsAreWrongThenAllAreNamed() {
        Answer answer = sandbox.post(
                "user",
                "/registry/applications",
                Map.of(
                        "serial", serial(),
                        "reservationNo", "MC0",
                        "company",
                                Map.of(
                                        "name",
                                        name,
                                        "type",
                                        "LLC",
                                        "regionCode",
                                        "3207",
                                        "domicile",
                                        "1号",
                                        "capital",
                                        Map.of("amount", "0", "currency", "USD"),
                                        "scope",
                                        List.of("零售"),
                                        "mobile",
                                        "1"),
                        "persons", List.of(Map.of("role", "SHAREHOLDER", "name", "张三", "idNumber", "1"))));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .at("/fields")
                        .valueStream()
                        .map(f -> f.at("/field").asString()))
                .contains(
                        "reservationNo",
                        "company.regionCode",
                        "company.capital.amount",
                        "company.capital.currency",
                        "company.scope",
                        "company.mobile",
                        "persons[0].idNumber",
                        "persons",
                        "persons.sharePercent",
                        "documents");
    }

    @Test
    void applyWhenCorrectionIsAskedThenTheAnswerLeadsToTheLicence() {
        String serial = serial();
        String reservation = checkName().at("/reservationNo");
        Answer accepted =
                sandbox.post("user", "/registry/applications", application(serial, reservation, "牛山街道1号（待补正）"));
        String number = accepted.at("/applicationNo");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> bySerial(serial).at("/status").equals("CORRECTION"));
        assertThat(bySerial(serial).at("/remarks/0/field")).isEqualTo("company.domicile");
        Answer corrected =
                sandbox.put("user", "/registry/applications/" + number, application(serial(), reservation, "牛山街道1号"));
        assertThat(corrected.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> sandbox.get("user", "/registry/applications/" + number)
                        .at("/status")
                        .equals("LICENSED"));
    }

    @Test
    void personWhenKnownUnderAnotherNameThenTheFieldIsNamed() {
        sandbox.control("POST", "/registry/persons", Map.of("idNumber", OTHER_ID, "name", "王小明"));
        Answer answer = sandbox.post(
                "user",
                "/registry/real-name/persons",
                Map.of("serial", serial(), "name", "李四", "idNumber", OTHER_ID, "mobile", "13800138000"));
        assertThat(answer.at("/result")).isEqualTo("MISMATCH");
        assertThat(answer.at("/fields/0/matches")).isEqualTo("false");
        assertThat(answer.at("/fields/0/registered")).isEqualTo("王**");
        assertThat(answer.at("/fields/1/matches")).isEqualTo("true");
    }

    @Test
    void applicationWhenSerialNeverArrivedThenNotFound() {
        assertThat(bySerial(serial()).status()).isEqualTo(404);
    }

    @Test
    void checksWhenFortyComeAtOnceThenAllAreAnswered() throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            calls.add(() -> sandbox.post(
                            "user",
                            "/registry/name-checks",
                            Map.of("serial", serial(), "name", "东海县" + hanzi() + "水晶有限公司"))
                    .status());
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : executor.invokeAll(calls, 15, TimeUnit.SECONDS)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }
}
