package io.maotong.e2e;

import io.maotong.e2e.input.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sign-in by code, merchant, real name, company registration, customs, port card, DXP id, approval. */
final class RegistrationStage implements Stage {

    @Override
    public String name() {
        return "1 register company and merchant";
    }

    @Override
    public String run(Journey journey) {
        People.Person owner = journey.people.next();
        String refreshToken = signIn(journey, owner);
        journey.companyName = "东海县" + journey.people.tradeName() + "水晶工艺品有限公司";
        journey.merchantId = journey.merchant
                .post(
                        "/api/merchant/merchants",
                        Map.of(
                                "companyName", journey.companyName,
                                "contactName", owner.name(),
                                "mobile", owner.mobile()))
                .get("merchantId")
                .asString();
        refresh(journey, refreshToken);
        checkRealName(journey, owner);
        registerCompany(journey, owner);
        enrol(journey);
        approve(journey);
        return "%s  信用代码 %s  海关编码 %s  DXP %s"
                .formatted(journey.companyName, journey.creditCode, journey.customsCode, journey.dxpId);
    }

    private static String signIn(Journey journey, People.Person owner) {
        journey.merchant.post("/api/auth/sms-codes", Map.of("mobile", owner.mobile()));
        JsonNode messages = journey.waiting.until(
                "the sign-in code on the phone",
                () -> journey.outside.get("/control/phones/" + owner.mobile() + "/messages"),
                answer -> !answer.get("items").isEmpty());
        String code = messages.get("items").get(0).get("params").get("code").asString();
        JsonNode tokens = journey.merchant.form(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "urn:maotong:grant:sms-code",
                        "mobile",
                        owner.mobile(),
                        "code",
                        code,
                        "client_id",
                        "maotong-portal"));
        use(journey, tokens);
        return tokens.get("refresh_token").asString();
    }

    private static void refresh(Journey journey, String refreshToken) {
        JsonNode tokens = journey.merchant.form(
                "/oauth2/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "refresh_token", refreshToken,
                        "client_id", "maotong-portal"));
        use(journey, tokens);
        String next = tokens.get("refresh_token").asString();
        journey.merchant.renewWith(() -> refresh(journey, next));
    }

    private static void use(Journey journey, JsonNode tokens) {
        journey.merchant.header(
                "Authorization", "Bearer " + tokens.get("access_token").asString());
    }

    private static void checkRealName(Journey journey, People.Person owner) {
        String id = journey.merchant
                .post("/api/merchant/real-name-checks", Map.of("name", owner.name(), "idNumber", owner.idNumber()))
                .get("id")
                .asString();
        journey.waiting.until(
                "the real-name check",
                () -> journey.merchant.get("/api/merchant/real-name-checks/" + id),
                check -> check.get("status").asString().equals("MATCHED"),
                check -> check.get("status").asString().startsWith("MIS"));
    }

    private static void registerCompany(Journey journey, People.Person owner) {
        People.Person supervisor = journey.people.next();
        People.Person finance = journey.people.next();
        String id = journey.merchant
                .post(
                        "/api/merchant/company-registrations",
                        Map.of(
                                "names",
                                        List.of(
                                                journey.companyName,
                                                "东海县" + journey.people.tradeName() + "水晶工艺品有限公司",
                                                "东海县" + journey.people.tradeName() + "水晶工艺品有限公司"),
                                "type", "LIMITED_COMPANY",
                                "regionCode", "320722",
                                "industryCode", "5148",
                                "domicile", "江苏省连云港市东海县牛山街道水晶城南路18号",
                                "capital", Map.of("amount", "1000000.00", "currency", "CNY"),
                                "scope", List.of("工艺美术品及礼仪用品销售", "珠宝首饰批发", "货物进出口"),
                                "email", "office@example.com",
                                "persons",
                                        List.of(
                                                person("LEGAL_REPRESENTATIVE", owner, null),
                                                person("EXECUTIVE_DIRECTOR", owner, null),
                                                person("MANAGER", owner, null),
                                                person("SHAREHOLDER", owner, "100"),
                                                person("SUPERVISOR", supervisor, null),
                                                person("FINANCIAL_OFFICER", finance, null))))
                .get("id")
                .asString();
        journey.merchant.post("/api/merchant/company-registrations/" + id + ":submit", Map.of());
        JsonNode licensed = journey.waiting.until(
                "the licence",
                () -> journey.merchant.get("/api/merchant/company-registrations/" + id),
                registration -> registration.get("status").asString().equals("LICENSED"),
                registration -> List.of("REJECTED", "CORRECTION", "WITHDRAWN", "EXPIRED")
                        .contains(registration.get("status").asString()));
        journey.creditCode = licensed.get("uscc").asString();
    }

    private static Map<String, Object> person(String role, People.Person person, String share) {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "role", role,
                "name", person.name(),
                "idNumber", person.idNumber(),
                "mobile", person.mobile()));
        if (share != null) {
            entry.put("sharePercent", share);
        }
        return entry;
    }

    private static void enrol(Journey journey) {
        journey.merchant.post("/api/merchant/enrolments", Map.of("kinds", List.of("CUSTOMS", "PORT_CARD", "DXP_ID")));
        JsonNode qualification = journey.waiting.until(
                "customs registration, port card and DXP id",
                () -> journey.merchant.get("/api/merchant/qualification"),
                answer -> answer.hasNonNull("customsCode")
                        && answer.hasNonNull("cardNumber")
                        && answer.hasNonNull("dxpId"));
        journey.customsCode = qualification.get("customsCode").asString();
        journey.dxpId = qualification.get("dxpId").asString();
        Expect.equal(
                "credit code in the qualification",
                journey.creditCode,
                qualification.get("creditCode").asString());
    }

    private static void approve(Journey journey) {
        journey.merchant.post("/api/merchant/merchants/current:submit", Map.of());
        JsonNode submitted = journey.operator.get("/api/ops/merchants/" + journey.merchantId);
        Expect.equal(
                "merchant to be reviewed", "SUBMITTED", submitted.get("status").asString());
        journey.operator.post("/api/ops/merchants/" + journey.merchantId + ":approve", Map.of("comment", "资料齐全"));
        journey.waiting.until(
                "the merchant's approval",
                () -> journey.merchant.get("/api/merchant/qualification"),
                answer -> answer.get("status").asString().equals("ACTIVE"));
    }
}
