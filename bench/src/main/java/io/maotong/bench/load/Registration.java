package io.maotong.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Makes merchants that may issue invoices, in the way of the main job: sign-in by code, merchant, real name, company; then a
 * buyer's title, and one invoice, so that numbers and quota are drawn before anything is measured.
 */
final class Registration {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String REGION = "320722";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final String CHARACTERS = "晶莹璀璨瑞祥福泰恒远华盛宏达兴隆嘉禾锦绣铭辰皓月星河云海清泉翠微兰亭鸿图博雅";

    private record Person(String name, String idNumber, String mobile) {}

    private final Suite suite;
    private final Web web;
    private final Random random = new Random();

    Registration(Suite suite, Web web) {
        this.suite = suite;
        this.web = web;
    }

    List<Seller> sellers(int count) throws InterruptedException {
        List<Future<Seller>> ways = new ArrayList<>();
        try (ExecutorService travellers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                ways.add(travellers.submit(this::seller));
            }
        }
        List<Seller> sellers = new ArrayList<>();
        for (Future<Seller> way : ways) {
            try {
                sellers.add(way.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a merchant could not be prepared", e.getCause());
            }
        }
        return sellers;
    }

    private Seller seller() throws InterruptedException {
        Person owner = person();
        Seller seller = new Seller(web, suite.gateway());
        web.post(suite.gateway() + "/api/auth/sms-codes", Map.of(), Map.of("mobile", owner.mobile()))
                .expectGood("asking for a code");
        JsonNode messages = until(
                "the code on the phone",
                () -> outside("/control/phones/" + owner.mobile() + "/messages"),
                answer -> !answer.get("items").isEmpty());
        String code = messages.get("items").get(0).get("params").get("code").asString();
        seller.signIn(Map.of(
                "grant_type",
                "urn:maotong:grant:sms-code",
                "mobile",
                owner.mobile(),
                "code",
                code,
                "client_id",
                "maotong-portal"));
        seller.companyName = "东海县" + tradeName() + "水晶工艺品有限公司";
        seller.merchantId = Long.parseLong(post(
                        seller,
                        "/api/merchant/merchants",
                        Map.of(
                                "companyName", seller.companyName,
                                "contactName", owner.name(),
                                "mobile", owner.mobile()))
                .get("merchantId")
                .asString());
        seller.renew();
        realName(seller, owner);
        company(seller, owner);
        // What user-service said must have reached invoice-service.
        until(
                "the title",
                () -> web.post(
                                suite.gateway() + "/api/merchant/invoices:preview",
                                seller.headers(),
                                IssueRequest.body("ready", null, 1, 0))
                        .json(),
                answer -> answer.has("acceptable"));
        seller.titleId = post(
                        seller,
                        "/api/merchant/titles",
                        Map.of("type", "ENTERPRISE", "name", "四川某贸易有限公司", "taxNo", "91512081MA62K0260E"))
                .get("titleId")
                .asString();
        return seller;
    }

    private void realName(Seller seller, Person owner) throws InterruptedException {
        String id = post(
                        seller,
                        "/api/merchant/real-name-checks",
                        Map.of("name", owner.name(), "idNumber", owner.idNumber()))
                .get("id")
                .asString();
        until(
                "the real-name check",
                () -> get(seller, "/api/merchant/real-name-checks/" + id),
                check -> check.get("status").asString().equals("MATCHED"));
    }

    private void company(Seller seller, Person owner) throws InterruptedException {
        String id = post(
                        seller,
                        "/api/merchant/company-registrations",
                        Map.of(
                                "names",
                                List.of(
                                        seller.companyName,
                                        "东海县" + tradeName() + "水晶工艺品有限公司",
                                        "东海县" + tradeName() + "水晶工艺品有限公司"),
                                "type",
                                "LIMITED_COMPANY",
                                "regionCode",
                                REGION,
                                "industryCode",
                                "5148",
                                "domicile",
                                "江苏省连云港市东海县牛山街道水晶城南路18号",
                                "capital",
                                Map.of("amount", "1000000.00", "currency", "CNY"),
                                "scope",
                                List.of("工艺美术品及礼仪用品销售", "珠宝首饰批发", "货物进出口"),
                                "email",
                                "office@example.com",
                                "persons",
                                List.of(
                                        role("LEGAL_REPRESENTATIVE", owner, null),
                                        role("EXECUTIVE_DIRECTOR", owner, null),
                                        role("MANAGER", owner, null),
                                        role("SHAREHOLDER", owner, "100"),
                                        role("SUPERVISOR", person(), null),
                                        role("FINANCIAL_OFFICER", person(), null))))
                .get("id")
                .asString();
        post(seller, "/api/merchant/company-registrations/" + id + ":submit", Map.of());
        seller.creditCode = until(
                        "the licence",
                        () -> get(seller, "/api/merchant/company-registrations/" + id),
                        registration -> registration.get("status").asString().equals("LICENSED"))
                .get("uscc")
                .asString();
    }

    private static Map<String, Object> role(String role, Person person, String share) {
        Map<String, Object> entry = new HashMap<>(
                Map.of("role", role, "name", person.name(), "idNumber", person.idNumber(), "mobile", person.mobile()));
        if (share != null) {
            entry.put("sharePercent", share);
        }
        return entry;
    }

    private synchronized Person person() {
        LocalDate born = LocalDate.of(1975, 1, 1).plusDays(random.nextInt(9_000));
        String body = REGION + DateTimeFormatter.BASIC_ISO_DATE.format(born) + "%03d".formatted(random.nextInt(1_000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return new Person(
                "王" + CHARACTERS.charAt(random.nextInt(CHARACTERS.length())),
                body + CHECK.charAt(sum % 11),
                "13" + "%09d".formatted(random.nextInt(1_000_000_000)));
    }

    private synchronized String tradeName() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return name.toString();
    }

    private JsonNode get(Seller seller, String path) {
        return web.get(suite.gateway() + path, seller.headers()).expectGood(path);
    }

    private JsonNode post(Seller seller, String path, Object body) {
        return web.post(suite.gateway() + path, seller.headers(), body).expectGood(path);
    }

    private JsonNode outside(String path) {
        return web.get(suite.sandbox() + path, Map.of("X-Control-Token", suite.controlToken()))
                .expectGood(path);
    }

    private static JsonNode until(String what, Supplier<JsonNode> ask, Predicate<JsonNode> reached)
            throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        JsonNode last;
        do {
            last = ask.get();
            if (reached.test(last)) {
                return last;
            }
            Thread.sleep(PAUSE);
        } while (Instant.now().isBefore(end));
        throw new IllegalStateException(what + " did not come within " + PATIENCE + ": " + last);
    }
}
