package io.maotong.logistics.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import io.maotong.logistics.HeardShipments;
import io.maotong.logistics.LogisticsClient;
import io.maotong.logistics.api.Shipment;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.TrackingNumber;
import io.maotong.messaging.EventHandler;
import io.maotong.order.api.OrderEvents;
import io.maotong.order.api.OrdersChanged;
import io.maotong.test.Sandbox;
import io.maotong.test.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the real sandbox process. */
@ServiceTest
@Import(HeardShipments.class)
@TestPropertySource(
        properties = {
            "maotong.test.sandbox=true",
            "maotong.authority.dhl.read-timeout=2s",
            "maotong.authority.ups.read-timeout=2s",
            "maotong.authority.fedex.read-timeout=2s",
            "maotong.authority.sf.read-timeout=2s"
        })
class ShippingTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(3000);
    private static final List<String> CARRIERS = List.of("ups", "dhl", "fedex", "sf");

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<EventHandler<?>> handlers;

    @Autowired
    HeardShipments heard;

    @MockitoSpyBean
    BookingRecorder recorder;

    private final long merchant = MERCHANTS.incrementAndGet();

    @AfterEach
    void carriersBehaveAgain() {
        CARRIERS.forEach(carrier -> Sandbox.control("DELETE", "/control/behaviour/" + carrier, null));
    }

    @Test
    void quoteShowsAllFourCarriersAndWhyOneIsRecommended() throws Exception {
        LogisticsClient client = knowing(1, "SG");
        JsonNode quote = quoted(client, "N-1", "BALANCED");

        Set<String> carriers = new HashSet<>();
        quote.get("offers").forEach(offer -> carriers.add(offer.get("carrier").asString()));
        assertThat(carriers).containsExactlyInAnyOrder("DHL", "FEDEX", "UPS", "SF");
        assertThat(quote.get("recommended")).isEqualTo(quote.get("offers").get(0));
        assertThat(quote.get("recommended").get("reasons")).hasSize(5);
        assertThat(quote.get("chargeableWeight").decimalValue()).isEqualByComparingTo("1.5");
        for (JsonNode offer : quote.get("offers")) {
            assertThat(offer.get("chargeableWeight").decimalValue()).isEqualByComparingTo("1.5");
        }
        // The same question again is answered by the stored quote.
        MvcResult again = client.post("/api/merchant/quotes", "{\"orderNo\":\"N-1\"}");
        assertThat(again.getResponse().getStatus()).isEqualTo(200);
        assertThat(json.readTree(again.getResponse().getContentAsByteArray()).get("quoteId"))
                .isEqualTo(quote.get("quoteId"));
    }

    @Test
    void oneCarrierDownThenTheOthersAreShownAndItIsNamed() throws Exception {
        Sandbox.control("PUT", "/control/behaviour/dhl", "{\"down\":true}");
        JsonNode quote = quoted(knowing(1, "SG"), "N-1", "CHEAPEST");
        assertThat(quote.get("offers")).isNotEmpty();
        assertThat(quote.get("missing")).hasSize(1);
        assertThat(quote.get("missing").get(0).get("carrier").asString()).isEqualTo("DHL");
        assertThat(quote.get("missing").get(0).get("temporary").asBoolean()).isTrue();
    }

    @Test
    void batchIsBookedLabelledAndFollowedToTheDoor() throws Exception {
        LogisticsClient client = knowing(45, "SG");
        JsonNode batch = client.ship("BALANCED");
        assertThat(batch.get("booked").asInt()).isEqualTo(45);
        assertThat(batch.get("failed").asInt()).isZero();

        JsonNode shipment =
                client.read("/api/merchant/shipments?orderNo=N-7").get("items").get(0);
        String id = shipment.get("shipmentId").asString();
        assertThat(TrackingNumber.fits(
                        CarrierCode.valueOf(shipment.get("carrier").asString()),
                        shipment.get("trackingNo").asString()))
                .isTrue();
        assertThat(client.read("/api/merchant/shipments/" + id).get("choice").get("offers"))
                .isNotEmpty();

        MvcResult label = client.perform("/api/merchant/shipments/" + id + "/label");
        assertThat(label.getResponse().getContentType()).isEqualTo("application/pdf");
        try (PDDocument document = Loader.loadPDF(label.getResponse().getContentAsByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        MvcResult all = client.perform(
                "/api/merchant/shipment-batches/" + batch.get("batchId").asString() + "/labels");
        try (PDDocument document = Loader.loadPDF(all.getResponse().getContentAsByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(45);
        }
        assertThat(client.read("/api/merchant/shipments/" + id)
                        .get("labelPrints")
                        .asInt())
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM label_print WHERE shipment_id = ? AND printed_by = ?")
                        .params(id, "member-of-" + merchant)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(client.read("/api/merchant/shipments?status=DELIVERED")
                                .get("total")
                                .asInt())
                        .isEqualTo(45));
        JsonNode events = client.read("/api/merchant/shipments/" + id + "/events");
        assertThat(events).hasSize(7);
        assertThat(events.get(0).get("status").asString()).isEqualTo("InfoReceived");
        assertThat(events.get(6).get("status").asString()).isEqualTo("Delivered");
        assertThat(client.read("/api/merchant/shipments/" + id)
                        .get("departedAt")
                        .isNull())
                .isFalse();

        List<Shipment> told = Awaitility.await()
                .until(
                        () -> heard.shipmentsOf(merchant),
                        all45 -> all45.stream()
                                        .filter(fact -> fact.status().equals("DELIVERED"))
                                        .count()
                                == 45);
        Map<String, Long> versions = new HashMap<>();
        for (Shipment fact : told) {
            assertThat(fact.version()).isGreaterThan(versions.getOrDefault(fact.shipmentId(), 0L));
            versions.put(fact.shipmentId(), fact.version());
            assertThat(fact.carrierCode()).hasSize(10);
            assertThat(fact.carrierName()).isNotBlank();
        }
        assertThat(heard.of(merchant))
                .allSatisfy(event -> assertThat(event.shipments()).hasSizeLessThanOrEqualTo(100));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM shipment WHERE merchant_id = ? AND poll_at IS NOT NULL")
                        .param(merchant)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void answersGetLostThenEveryParcelIsBookedOnceAllTheSame() throws Exception {
        int before = bookings();
        LogisticsClient client = knowing(20, "JP");
        CARRIERS.forEach(carrier ->
                Sandbox.control("PUT", "/control/behaviour/" + carrier, "{\"timeoutRate\":0.3,\"errorRate\":0.1}"));
        JsonNode batch =
                client.submit("/api/merchant/shipment-batches", "{\"allUnshipped\":true,\"preset\":\"FASTEST\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> jdbc.sql("SELECT COUNT(*) FROM authority_exchange WHERE operation = 'ship'"
                                        + " AND outcome = 'UNKNOWN'")
                                .query(Integer.class)
                                .single()
                        > 0);
        CARRIERS.forEach(carrier -> Sandbox.control("DELETE", "/control/behaviour/" + carrier, null));
        JsonNode done = client.done(batch.get("batchId").asString());
        assertThat(done.get("booked").asInt()).isEqualTo(20);
        assertThat(jdbc.sql("SELECT COUNT(DISTINCT tracking_no) FROM shipment WHERE merchant_id = ?")
                        .param(merchant)
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
        assertThat(bookings() - before).isEqualTo(20);
    }

    @Test
    void workerDiesAfterTheBookingThenTheSameNumbersAndNothingTwice() throws Exception {
        int before = bookings();
        AtomicInteger deaths = new AtomicInteger();
        doAnswer(call -> {
                    Map<Long, BookingRecorder.Outcome> outcomes = call.getArgument(0);
                    boolean booked =
                            outcomes.values().stream().anyMatch(BookingRecorder.Outcome.Booked.class::isInstance);
                    if (booked && deaths.incrementAndGet() <= 2) {
                        throw new IllegalStateException("the process dies here");
                    }
                    return call.callRealMethod();
                })
                .when(recorder)
                .record(any());
        JsonNode batch = knowing(30, "TH").ship("CHEAPEST");
        assertThat(deaths.get()).isGreaterThan(2);
        assertThat(batch.get("booked").asInt()).isEqualTo(30);
        assertThat(bookings() - before).isEqualTo(30);
    }

    @Test
    void twoPeoplePressAtOnceThenEveryOrderIsShippedOnce() throws Exception {
        LogisticsClient client = knowing(25, "MY");
        CyclicBarrier start = new CyclicBarrier(3);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(pool.submit(() -> {
                    start.await();
                    return client.post("/api/merchant/shipment-batches", "{\"allUnshipped\":true}")
                            .getResponse()
                            .getStatus();
                }));
            }
            for (Future<Integer> call : calls) {
                answers.add(call.get());
            }
        }
        assertThat(answers)
                .containsOnlyOnce(202)
                .allMatch(status -> List.of(202, 400, 409).contains(status));
        assertThat(client.read("/api/merchant/shipments").get("total").asInt()).isEqualTo(25);
    }

    @Test
    void placeThatNobodyServesThenItFailsWithTheReasonAndCanBeShippedAgain() throws Exception {
        LogisticsClient client = knowing(1, "KP");
        JsonNode batch = client.ship("BALANCED");
        assertThat(batch.get("failed").asInt()).isEqualTo(1);
        assertThat(batch.get("failures").get(0).get("reason").asString()).contains("NOT_SERVED");
        JsonNode again = client.ship("BALANCED");
        assertThat(again.get("failed").asInt()).isEqualTo(1);
    }

    @Test
    void orderThatHasAShipmentCannotBeShippedAgain() throws Exception {
        LogisticsClient client = knowing(2, "SG");
        client.ship("CHEAPEST");
        MvcResult twice = client.post("/api/merchant/shipment-batches", "{\"orderNos\":[\"N-1\",\"N-2\"]}");
        assertThat(twice.getResponse().getStatus()).isEqualTo(409);
        JsonNode problem = json.readTree(twice.getResponse().getContentAsByteArray());
        assertThat(problem.get("code").asString()).isEqualTo("LOGISTICS-40902");
        assertThat(problem.get("errors")).hasSize(2);
        MvcResult nothing = client.post("/api/merchant/shipment-batches", "{\"allUnshipped\":true}");
        assertThat(nothing.getResponse().getStatus()).isEqualTo(400);
    }

    @Test
    void unknownAndCancelledOrdersAreNamed() throws Exception {
        LogisticsClient client = knowing(1, "SG");
        client.tell(
                transaction,
                handlers,
                OrderEvents.ORDERS_CHANGED,
                new OrdersChanged(List.of(LogisticsClient.order("N-1", 3, "CANCELLED", "SG"))));
        // An older version that comes late changes nothing.
        client.tell(
                transaction,
                handlers,
                OrderEvents.ORDERS_CHANGED,
                new OrdersChanged(List.of(LogisticsClient.order("N-1", 2, "PAID", "SG"))));
        MvcResult answer = client.post("/api/merchant/shipment-batches", "{\"orderNos\":[\"N-1\",\"N-9\"]}");
        assertThat(answer.getResponse().getStatus()).isEqualTo(400);
        assertThat(json.readTree(answer.getResponse().getContentAsByteArray()).get("errors"))
                .hasSize(2);
    }

    @Test
    void everyListAndPollQueryUsesAnIndex() throws Exception {
        knowing(120, "SG").ship("CHEAPEST");
        for (String query : List.of(
                "SELECT * FROM shipment WHERE merchant_id = 1 ORDER BY created_at DESC, id DESC LIMIT 20",
                "SELECT * FROM shipment WHERE merchant_id = 1 AND order_no = 'N-1'",
                "SELECT * FROM shipment WHERE merchant_id = 1 AND status = 'BOOKED' ORDER BY created_at DESC LIMIT 20",
                "SELECT * FROM shipment WHERE poll_at <= '2026-01-01' ORDER BY poll_at LIMIT 300",
                "SELECT * FROM tracking_event WHERE merchant_id = 1 AND shipment_id IN (1, 2)")) {
            Map<String, Object> plan = jdbc.sql("EXPLAIN FORMAT=TRADITIONAL " + query)
                    .query()
                    .listOfRows()
                    .getFirst();
            assertThat(plan.get("type")).as(query).isNotIn("ALL", "index");
        }
    }

    private LogisticsClient knowing(int orders, String country) {
        LogisticsClient client = new LogisticsClient(mvc, json, merchant);
        client.knows(transaction, handlers, LogisticsClient.orders(orders, country));
        return client;
    }

    private JsonNode quoted(LogisticsClient client, String orderNo, String preset) throws Exception {
        String id = client.submit(
                        "/api/merchant/quotes", "{\"orderNo\":\"" + orderNo + "\",\"preset\":\"" + preset + "\"}")
                .get("quoteId")
                .asString();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> client.read("/api/merchant/quotes/" + id),
                        quote -> quote.get("status").asString().equals("READY"));
    }

    private int bookings() {
        JsonNode summary = json.readTree(Sandbox.control("GET", "/control/summary", null));
        AtomicInteger total = new AtomicInteger();
        count(summary, total);
        return total.get();
    }

    private static void count(JsonNode node, AtomicInteger total) {
        node.properties().forEach(entry -> {
            if (entry.getKey().equals("bookings")) {
                total.addAndGet(entry.getValue().asInt());
            } else if (entry.getValue().isObject()) {
                count(entry.getValue(), total);
            }
        });
    }
}
