package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.document.RecurringWork;
import io.maotong.sheet.SheetCell;
import io.maotong.sheet.SheetHandler;
import io.maotong.sheet.SheetReader;
import io.maotong.test.Callers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** What goes wrong at customs, from the port's code to the person who fixes it, and what it is counted by. */
class ExceptionTest extends CustomsServiceTest {

    private static final String MINE = "/api/merchant/customs-exceptions";
    private static final String OPS = "/api/ops/customs-exceptions";
    private static final String[] OPERATOR = {"operations:read", "customs:exceptions", "customs:reference"};

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private List<RecurringWork> works;

    private void answer(Declared declared, int index, String status, String info, String time) {
        PortVoice.get()
                .say(
                        declared.merchant().queue(),
                        "CEB604Message",
                        "InventoryReturn",
                        List.of(declared.listReturn(index, "", status, time)
                                .replace("[Code:1800;Desc:" + status + "]", info)));
    }

    private JsonNode awaitOne(long merchant, String query) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                read(merchant, MINE + query).get("total").asInt())
                        .isEqualTo(1));
        return await().until(() -> read(merchant, MINE + query).at("/items/0"), item -> !item.isMissingNode());
    }

    private JsonNode ops(MockHttpServletRequestBuilder request, String body, int status) throws Exception {
        request.with(Callers.operator(OPERATOR));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        MvcResult result = mvc.perform(request).andReturn();
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(status);
        return json.readTree(text);
    }

    private JsonNode imported(String csv) throws Exception {
        MvcResult result = mvc.perform(multipart("/api/ops/error-catalogue")
                        .file(new MockMultipartFile("file", "t.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                        .param("validFrom", "2026-01-01")
                        .param("source", "test")
                        .with(Callers.operator(OPERATOR)))
                .andReturn();
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(200);
        return json.readTree(text);
    }

    private long raised(long merchant, String category, String code, String chapter, String office, String raisedAt) {
        long id = Ids.next();
        jdbc.update(
                """
                INSERT INTO customs_issue (id, merchant_id, dedupe_key, kind, severity, order_no, waybill_no, reference, code,
                  category, fixer, advice_zh, advice_en, chapter, customs_code, carrier_code, status, raised_at, due_at,
                  escalate_at)
                VALUES (?, ?, ?, 'RECEIPT', 'E', ?, ?, ?, ?, ?, 'MERCHANT', 'x', 'x', ?, ?, '3120980DH1', 'OPEN', ?, '2037-01-01 00:00:00',
                  '2037-01-01 00:00:00')
                """, id, merchant, "D" + id, "O" + id, "W" + id, "K" + id, code, category, chapter, office, raisedAt);
        return id;
    }

    @Test
    void returnedListBecomesAnItemWithCategoryFixerAdviceDeadlineAndTheWayToItsParcel() throws Exception {
        Declared declared = declared("EX", 1);
        long merchant = declared.merchant().id();
        answer(declared, 0, "100", "[code:13035;desc:支付企业不一致]", "20991122090000000");
        JsonNode issue = awaitOne(merchant, "?kind=RECEIPT");
        assertThat(issue.get("code").asString()).isEqualTo("13035");
        assertThat(issue.get("category").asString()).isEqualTo("DATA");
        assertThat(issue.get("fixer").asString()).isEqualTo("MERCHANT");
        assertThat(issue.get("automatic").asBoolean()).isFalse();
        assertThat(issue.at("/advice/zh").asString()).contains("支付企业");
        assertThat(issue.get("chapter").asString()).isEqualTo("71");
        assertThat(issue.get("customsCode").asString()).isEqualTo("2301");
        assertThat(issue.get("carrierCode").asString()).isEqualTo("3120980DH1");
        assertThat(Duration.between(
                        Instant.parse(issue.get("raisedAt").asString()),
                        Instant.parse(issue.get("dueAt").asString())))
                .isEqualTo(Duration.ofHours(24));
        String waybill = "W" + declared.merchant().code() + "EX0001";
        assertThat(issue.at("/parcel/waybillNo").asString()).isEqualTo(waybill);
        assertThat(issue.at("/parcel/shipment").asString()).isEqualTo("/api/merchant/shipments/SEX0001");
        assertThat(issue.at("/parcel/tracking").asString())
                .startsWith("https://www.dhl.com/")
                .endsWith(waybill);
        for (String q :
                List.of("EX00", waybill.substring(0, 12), declared.merchant().code() + "|IV")) {
            assertThat(read(merchant, MINE + "?q=" + q).get("total").asInt())
                    .as(q)
                    .isEqualTo(1);
        }
        assertThat(read(merchant, MINE + "?q=%25%25%25").get("total").asInt()).isZero();

        // A returned list is never sent again by itself, and what it left behind settles when it is sent again by hand.
        accepted(
                merchant,
                "/api/merchant/documents/"
                        + declared.lists().getFirst().get("documentId").asString() + ":resubmit",
                "{}");
        JsonNode settled = read(merchant, MINE + "/" + issue.get("id").asString());
        assertThat(settled.get("status").asString()).isEqualTo("RESOLVED");
        assertThat(settled.get("resolvedBy").asString()).isEqualTo("system");
    }

    @Test
    void codeThatNobodyKnowsIsUnknownAndOneItemForTheOperatorsUntilItIsImported() throws Exception {
        String code = "8" + System.nanoTime() % 1_000_000;
        Declared first = declared("EU", 2);
        answer(first, 0, "-" + code, "未知原因", "20991122090000000");
        answer(first, 1, "100", "[Code:" + code + ";Desc:未知决定]", "20991122090000001");
        JsonNode issue = awaitOne(first.merchant().id(), "?category=UNKNOWN");
        assertThat(issue.get("code").asString()).isEqualTo("-" + code);
        assertThat(issue.get("fixer").asString()).isEqualTo("OPERATOR");
        // The decision is not known, but what its status means is: the merchant is not left alone.
        assertThat(awaitOne(first.merchant().id(), "?category=DATA").get("code").asString())
                .isEqualTo("100");
        Declared second = declared("EV", 1);
        answer(second, 0, "-" + code, "未知原因", "20991122090000000");
        awaitOne(second.merchant().id(), "?category=UNKNOWN");
        for (String asked : List.of("-" + code, code)) {
            JsonNode items = ops(get(OPS + "?merchantId=0&code=" + asked), null, 200);
            assertThat(items.get("total").asInt()).as(asked).isEqualTo(1);
            assertThat(items.at("/items/0/kind").asString()).isEqualTo("UNKNOWN_CODE");
        }

        imported("code,category,fixer,retryable,zh,en\n-" + code + ",DATA,MERCHANT,no,\"改正,再报\",Correct it\n");
        assertThat(ops(get(OPS + "?merchantId=0&code=-" + code), null, 200)
                        .get("total")
                        .asInt())
                .isZero();
        JsonNode settled = ops(get(OPS + "?merchantId=0&status=ALL&code=-" + code), null, 200)
                .at("/items/0");
        assertThat(settled.get("resolution").asString()).isEqualTo("in the catalogue");
        Declared third = declared("EW", 1);
        answer(third, 0, "-" + code, "未知原因", "20991122090000000");
        JsonNode known = awaitOne(third.merchant().id(), "?code=-" + code);
        assertThat(known.get("category").asString()).isEqualTo("DATA");
        assertThat(known.at("/advice/zh").asString()).isEqualTo("改正,再报");
    }

    @Test
    void catalogueTakesGoodLinesOnlyAndNeverAllowsToResendReturnsOrErrorsOfTheData() throws Exception {
        JsonNode told = imported("""
                code,category,fixer,retryable,zh,en
                -999001,DATA,MERCHANT,no,说明,Advice
                100,DATA,MERCHANT,yes,退单,Returned
                -999002,WEATHER,NOBODY,perhaps,,
                DXP-3999,SYSTEM,PLATFORM,yes,其他系统错误：系统会自动重发,Another trouble of the exchange: it is sent again
                """);
        assertThat(told.get("kept").asInt()).isEqualTo(2);
        assertThat(told.at("/refused/0/row").asInt()).isEqualTo(3);
        assertThat(told.at("/refused/0/faults/0/rule").asString()).isEqualTo("RESEND");
        assertThat(told.at("/refused/1/faults").findValuesAsString("field"))
                .containsExactly("category", "fixer", "retryable", "adviceZh", "adviceEn");
        JsonNode entry =
                ops(get("/api/ops/error-catalogue?code=DXP-3999"), null, 200).at("/items/0");
        assertThat(entry.get("retryable").asBoolean()).isTrue();
        assertThat(entry.get("source").asString()).isEqualTo("test");
        assertThat(ops(get("/api/ops/error-catalogue?code=DXP-3999&on=2025-12-31"), null, 200)
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(ops(get("/api/ops/code-imports?table=errors"), null, 200)
                        .at("/items/0/refusedRows")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void itemIsAssignedNotedResolvedAndReopenedAndEveryStepIsKept() throws Exception {
        long merchant = Ids.next();
        String path = MINE + "/" + raised(merchant, "DATA", "100", "71", "2301", "2026-12-01 00:00:00");
        assertThat(send(merchant, path + ":assign", "{\"owner\":\"王五\",\"dueAt\":\"2020-01-01T00:00:00Z\"}")
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
        String due = Instant.now().plusSeconds(86_400).toString();
        JsonNode assigned =
                accepted(merchant, path + ":assign", "{\"owner\":\"王五\",\"dueAt\":\"" + due + "\",\"note\":\"请处理\"}");
        assertThat(assigned.get("owner").asString()).isEqualTo("王五");
        assertThat(assigned.get("overdue").asBoolean()).isFalse();
        assertThat(read(merchant, MINE + "?owner=王五").get("total").asInt()).isEqualTo(1);
        assertThat(read(merchant, MINE + "?owner=-").get("total").asInt()).isZero();
        accepted(merchant, path + ":note", "{\"note\":\"已联系代理\"}");
        accepted(merchant, path + ":resolve", "{\"resolution\":\"已更正\"}");
        assertThat(send(merchant, path + ":resolve", "{\"resolution\":\"又一次\"}")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        assertThat(send(merchant, path + ":assign", "{\"owner\":\"x\"}")
                        .getResponse()
                        .getStatus())
                .isEqualTo(409);
        JsonNode reopened = accepted(merchant, path + ":reopen", "{\"note\":\"仍被退单\"}");
        assertThat(reopened.get("status").asString()).isEqualTo("OPEN");
        assertThat(reopened.get("resolvedAt").isNull()).isTrue();
        JsonNode history = read(merchant, path + "/history");
        assertThat(history.findValuesAsString("action")).containsExactly("ASSIGNED", "NOTED", "RESOLVED", "REOPENED");
        assertThat(history.findValuesAsString("by")).containsOnly("member-of-" + merchant);
    }

    @Test
    void twoPeopleResolveAtOnceThenOneDoesAndTheOtherIsTold() throws Exception {
        long merchant = Ids.next();
        String path = MINE + "/" + raised(merchant, "DATA", "100", "71", "2301", "2026-12-01 00:00:00");
        List<Callable<Integer>> people = new ArrayList<>();
        for (int person = 0; person < 4; person++) {
            people.add(() -> send(merchant, path + ":resolve", "{\"resolution\":\"好了\"}")
                    .getResponse()
                    .getStatus());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : executor.invokeAll(people)) {
                statuses.add(answer.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).contains(409);
        assertThat(read(merchant, path + "/history")).hasSize(1);
    }

    @Test
    void deadlinePassedThenItGoesUpAStepOnceAndOperatorsSeeIt() throws Exception {
        long merchant = Ids.next();
        long id = raised(merchant, "DATA", "100", "71", "2301", "2026-01-01 00:00:00");
        jdbc.update("UPDATE customs_issue SET due_at = raised_at, escalate_at = raised_at WHERE id = ?", id);
        RecurringWork escalation = works.stream()
                .filter(work -> work.getClass().getSimpleName().startsWith("IssueEscalation"))
                .findFirst()
                .orElseThrow();
        escalation.run();
        escalation.run();
        JsonNode late = ops(get(OPS + "?escalated=true&merchantId=" + merchant), null, 200);
        assertThat(late.get("total").asInt()).isEqualTo(1);
        assertThat(late.at("/items/0/escalation").asInt()).isEqualTo(1);
        assertThat(late.at("/items/0/overdue").asBoolean()).isTrue();
        assertThat(read(merchant, MINE + "?overdue=true").get("total").asInt()).isEqualTo(1);
        JsonNode step = read(merchant, MINE + "/" + id + "/history").get(0);
        assertThat(step.get("action").asString()).isEqualTo("ESCALATED");
        assertThat(step.get("by").asString()).isEqualTo("system");
        for (int round = 0; round < 4; round++) {
            jdbc.update(
                    "UPDATE customs_issue SET escalate_at = '2026-01-02 00:00:00' WHERE id = ? AND escalate_at IS NOT NULL",
                    id);
            escalation.run();
        }
        assertThat(read(merchant, MINE + "/" + id).get("escalation").asInt()).isEqualTo(3);
        ops(post(OPS + "/" + id + ":resolve"), "{\"resolution\":\"已协助商户处理\"}", 200);
        assertThat(read(merchant, MINE + "/" + id).get("resolvedBy").asString()).isEqualTo("operator-1");
    }

    @Test
    void sendingToCustomsFailedIsSentAgainByItselfAReturnIsNot() throws Exception {
        Declared declared = declared("ER", 2);
        CustomsFixture.Merchant merchant = declared.merchant();
        answer(declared, 0, "100", "[Code:2200;Desc:退单]", "20991122090000000");
        answer(declared, 1, "4", "发送海关失败", "20991122090000001");
        JsonNode failed = awaitOne(merchant.id(), "?code=4");
        assertThat(failed.get("automatic").asBoolean()).isTrue();
        assertThat(failed.get("fixer").asString()).isEqualTo("PLATFORM");
        awaitOne(merchant.id(), "?code=100");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(document(declared, 1).get("version").asInt()).isGreaterThan(1));
        JsonNode again = read(merchant.id(), "/api/merchant/documents/" + declared.documentId(1) + "/versions");
        assertThat(again.at("/1/reason").asString()).isEqualTo("RESENT");
        assertThat(again.at("/1/content")).isEqualTo(again.at("/0/content"));
        JsonNode returned = document(declared, 0);
        assertThat(returned.get("status").asString()).isEqualTo("RETURNED");
        assertThat(returned.get("version").asInt()).isEqualTo(1);
    }

    private JsonNode document(Declared declared, int index) throws Exception {
        return read(declared.merchant().id(), "/api/merchant/documents/" + declared.documentId(index));
    }

    @Test
    void causesAreCountedByEveryDimensionWithSharesAndTheRateOfFirstTimeRight() throws Exception {
        long merchant = Ids.next();
        for (int index = 0; index < 8; index++) {
            raised(
                    merchant,
                    index < 6 ? "DATA" : "SYSTEM",
                    index < 5 ? "100" : "13035",
                    index < 4 ? "71" : "70",
                    "2301",
                    index < 2 ? "2026-11-01 16:30:00" : "2026-11-09 10:00:00");
        }
        raised(merchant + 1, "DATA", "100", "71", "2301", "2026-11-09 10:00:00");
        jdbc.update("UPDATE customs_issue SET status = 'RESOLVED' WHERE merchant_id = ? AND code = '13035'", merchant);
        list(merchant, "71", 1, 0, "RELEASED");
        list(merchant, "71", 2, 1, "CLOSED");
        list(merchant, "71", 2, 0, "ACCEPTED");
        list(merchant, "71", 1, 0, "RETURNED");
        list(merchant, "70", 1, 0, "ACCEPTED");
        list(merchant, "70", 1, 0, "SENT");
        String days = "&from=2026-11-01&to=2026-11-30";

        JsonNode chapters = read(merchant, MINE + "/causes?by=CHAPTER" + days);
        assertThat(chapters.get("exceptions").asInt()).isEqualTo(8);
        assertThat(chapters.get("open").asInt()).isEqualTo(5);
        assertThat(chapters.get("lists").asInt()).isEqualTo(5);
        assertThat(chapters.get("firstTimeRight").asInt()).isEqualTo(3);
        assertThat(figure(chapters.get("rate"))).isEqualByComparingTo("0.6000");
        JsonNode stones = find(chapters, "71");
        assertThat(stones.get("exceptions").asInt()).isEqualTo(4);
        assertThat(figure(stones.get("share"))).isEqualByComparingTo("0.5000");
        assertThat(stones.get("lists").asInt()).isEqualTo(4);
        assertThat(figure(stones.get("rate"))).isEqualByComparingTo("0.5000");
        assertThat(figure(find(chapters, "70").get("rate"))).isEqualByComparingTo("1.0000");

        assertThat(figure(find(read(merchant, MINE + "/causes?by=CATEGORY" + days), "DATA")
                        .get("share")))
                .isEqualByComparingTo("0.7500");
        JsonNode codes = read(merchant, MINE + "/causes?by=CODE" + days);
        assertThat(codes.at("/causes/0/cause").asString()).isEqualTo("100");
        assertThat(codes.at("/causes/0/open").asInt()).isEqualTo(5);
        assertThat(codes.at("/causes/0/lists").isNull()).isTrue();
        // Half past four in the afternoon of a Sunday in London is Monday in China.
        JsonNode weeks = read(merchant, MINE + "/causes?by=WEEK" + days);
        assertThat(find(weeks, "2026-W45").get("exceptions").asInt()).isEqualTo(2);
        assertThat(find(weeks, "2026-W46").get("exceptions").asInt()).isEqualTo(6);
        assertThat(find(read(merchant, MINE + "/causes?by=OFFICE" + days), "2301")
                        .get("lists")
                        .asInt())
                .isEqualTo(5);
        assertThat(figure(find(read(merchant, MINE + "/causes?by=CARRIER" + days), "3120980DH1")
                        .get("share")))
                .isEqualByComparingTo("1.0000");
        assertThat(ops(get(OPS + "/causes?by=CODE" + days + "&merchantId=" + merchant), null, 200)
                        .get("exceptions")
                        .asInt())
                .isEqualTo(8);
        assertThat(ops(get(OPS + "/causes?by=CODE" + days), null, 200)
                        .get("exceptions")
                        .asInt())
                .isGreaterThanOrEqualTo(9);
        assertThat(mvc.perform(get(MINE + "/causes?from=2026-11-02&to=2026-11-01")
                                .with(Callers.merchant(merchant, ALL)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(400);
    }

    private static BigDecimal figure(JsonNode figure) {
        return new BigDecimal(figure.asString());
    }

    private static JsonNode find(JsonNode causes, String cause) {
        for (JsonNode one : causes.get("causes")) {
            if (cause.equals(one.get("cause").asString())) {
                return one;
            }
        }
        throw new AssertionError(cause + " is not in " + causes);
    }

    private void list(long merchant, String chapter, int version, int resends, String status) {
        long id = Ids.next();
        jdbc.update("""
                INSERT INTO customs_document (id, merchant_id, doc_type, business_key, order_no, customs_code, chapter, chunk,
                  logistics_code, owner_code, owner_name, version, state_version, status, resends, submitted_at, created_at,
                  updated_at)
                VALUES (?, ?, '603', ?, ?, '2301', ?, 1, '3120980DH1', 'A', 'A', ?, 1, ?, ?, '2026-11-09 10:00:00', NOW(), NOW())
                """, id, merchant, "K" + id, "O" + id, chapter, version, status, resends);
    }

    @Test
    void listIsExportedWithItsFiltersInBothFormats(@TempDir Path folder) throws Exception {
        long merchant = Ids.next();
        for (int index = 0; index < 1_203; index++) {
            raised(merchant, index < 1_200 ? "DATA" : "SYSTEM", "100", "71", "2301", "2026-11-09 10:00:00");
        }
        raised(merchant + 1, "DATA", "100", "71", "2301", "2026-11-09 10:00:00");
        for (String format : List.of("CSV", "XLSX")) {
            MvcResult result = mvc.perform(
                            get(MINE + "/export?category=DATA&format=" + format).with(Callers.merchant(merchant, ALL)))
                    .andReturn();
            assertThat(result.getResponse().getStatus()).isEqualTo(200);
            Path file = folder.resolve("x." + format);
            Files.write(file, result.getResponse().getContentAsByteArray());
            List<String> orders = new ArrayList<>();
            new SheetReader(10_000).read(file, new SheetHandler() {
                @Override
                public void head(Map<Integer, String> titles) {
                    assertThat(titles).containsEntry(9, "订单号").hasSize(21);
                }

                @Override
                public boolean row(int number, Map<Integer, SheetCell> cells) {
                    orders.add(cells.get(9).text());
                    return true;
                }
            });
            assertThat(orders).as(format).hasSize(1_200).doesNotHaveDuplicates();
        }
    }

    @Test
    void factsTellOfEveryExceptionThatIsRaisedAndResolved() throws Exception {
        RabbitAdmin admin = new RabbitAdmin(broker);
        Queue heard = admin.declareQueue();
        TopicExchange facts = new TopicExchange(prefix + "maotong.events");
        admin.declareBinding(BindingBuilder.bind(heard).to(facts).with("customs.exception.*"));
        Declared declared = declared("EF", 1);
        answer(declared, 0, "100", "[Code:2200;Desc:退单]", "20991122090000000");
        JsonNode issue = awaitOne(declared.merchant().id(), "?code=100");
        accepted(
                declared.merchant().id(),
                MINE + "/" + issue.get("id").asString() + ":resolve",
                "{\"resolution\":\"好了\"}");
        List<String> types = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Message message = broker.receive(heard.getName());
            if (message != null) {
                for (JsonNode fact : json.readTree(message.getBody()).findValue("exceptions")) {
                    if (fact.get("exceptionId")
                            .asString()
                            .equals(issue.get("id").asString())) {
                        types.add(message.getMessageProperties().getReceivedRoutingKey());
                        versions.add(fact.get("version").asLong());
                        assertThat(fact.get("waybillNo").asString()).startsWith("W");
                    }
                }
            }
            return types.size() == 2;
        });
        assertThat(types)
                .containsExactlyInAnyOrder(
                        CustomsEvents.EXCEPTION_RAISED.name(), CustomsEvents.EXCEPTION_RESOLVED.name());
        assertThat(versions).containsExactlyInAnyOrder(1L, 2L);
    }

    @Autowired
    private RabbitTemplate broker;

    @Value("${maotong.messaging.prefix}")
    private String prefix;
}
