package io.maotong.invoice.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.ScriptedPlatform.Mishap;
import io.maotong.invoice.platform.CollectionPlatform.PackageFile;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class PackagePullTest {

    private static final String RUNS = "/api/merchant/invoice-sync/runs";

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    SyncCalendar calendar;

    @Autowired
    SyncRuns runs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void daysWhenTheyCrossMonthsThenEachMonthIsAPackageOfItsOwn() {
        InvoiceFixture.Merchant merchant = fixture.merchant();

        JsonNode run = ended(merchant, start(merchant, "2026-09-28", "2026-11-02"));

        assertThat(run.get("status").asString()).isEqualTo("DONE");
        assertThat(platform.applied(merchant.taxNo()))
                .containsExactly("2026-09-28..2026-09-30", "2026-10-01..2026-10-31", "2026-11-01..2026-11-02");
    }

    @Test
    void daysWhenTheWorkerDiesInTheMiddleThenNothingIsTwiceAndTheChecksumIsTheSame() {
        InvoiceFixture.Merchant calm = fixture.merchant();
        InvoiceFixture.Merchant unlucky = fixture.merchant();
        for (InvoiceFixture.Merchant merchant : List.of(calm, unlucky)) {
            platform.packages(
                    merchant.taxNo(), Packages.of(some(calm, merchant, 1, 1_200), some(calm, merchant, 1_201, 300)));
        }
        platform.plan("apply", unlucky.taxNo(), Mishap.ANSWER_LOST);
        platform.plan("file", unlucky.taxNo(), Mishap.LATER, Mishap.DEATH);

        JsonNode first = ended(calm, start(calm, "2026-11-01", "2026-11-30"));
        JsonNode second = ended(unlucky, start(unlucky, "2026-11-01", "2026-11-30"));

        assertThat(first.get("inserted").asInt()).isEqualTo(1_500);
        assertThat(second.get("inserted").asInt()).isEqualTo(1_500);
        assertThat(second.get("pulled").asInt()).isEqualTo(1_500);
        assertThat(platform.applied(unlucky.taxNo())).hasSize(1);
        // Everything but the buyer is the same; the sum of one run does not depend on how often it died.
        assertThat(second.get("checksum").asString()).hasSize(64);
        JsonNode again = ended(unlucky, start(unlucky, "2026-11-01", "2026-11-30"));
        assertThat(again.get("unchanged").asInt()).isEqualTo(1_500);
        assertThat(again.get("checksum").asString())
                .isEqualTo(second.get("checksum").asString());
    }

    @Test
    void daysWhenAStoredBatchIsHandledAgainThenItDoesNotCount() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.packages(merchant.taxNo(), Packages.of(some(merchant, merchant, 1, 30)));
        // Nobody works on it before the test does.
        SyncRun run = MerchantScope.call(merchant.id(), () -> runs.start("INPUT_DAYS", "test", Duration.ofHours(1)));
        SyncFeed<ReceivedInvoice> feed = feed(run);
        SyncFeed.Batch<ReceivedInvoice> batch =
                new SyncFeed.Batch<>(some(merchant, merchant, 1, 30), "2026-11-01|T|0|30", false);

        assertThat(store(merchant, run, feed, "", batch)).isTrue();
        assertThat(store(merchant, run, feed, "", batch))
                .as("another worker with the same answer")
                .isFalse();

        JsonNode told = fixture.get(merchant, RUNS + "/" + run.id());
        assertThat(told.get("pulled").asInt()).isEqualTo(30);
        assertThat(told.get("cursor").asString()).isEqualTo("2026-11-01|T|0|30");
    }

    @Test
    void daysWhenAFileArrivesCutOffThenItIsAskedForAgain() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<PackageFile> files = Packages.of(some(merchant, merchant, 1, 20));
        platform.packages(merchant.taxNo(), List.of(Packages.cut(files.getFirst())));

        String run = start(merchant, "2026-11-01", "2026-11-30");
        InvoiceFixture.await(() -> platform.calls("file", merchant.taxNo()) >= 2);
        platform.packages(merchant.taxNo(), files);

        assertThat(ended(merchant, run).get("inserted").asInt()).isEqualTo(20);
    }

    @Test
    void newsAndDaysWhenTwoInstancesPullAtOnceThenEachInvoiceIsThereOnce() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<ReceivedInvoice> all = some(merchant, merchant, 1, 400);
        platform.packages(merchant.taxNo(), Packages.of(all));
        platform.feed(
                merchant.taxNo(),
                InvoiceFixture.pages(all.subList(0, 150), all.subList(150, 300), all.subList(300, 400)));

        try (ExecutorService instances = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = List.of(calendar::news, calendar::days, calendar::news, calendar::days);
            for (Future<Integer> done : instances.invokeAll(work)) {
                assertThat(done.get()).isPositive();
            }
        }
        InvoiceFixture.await(() ->
                fixture.get(merchant, RUNS + "?status=RUNNING").get("total").asInt() == 0);

        JsonNode ended = fixture.get(merchant, RUNS);
        assertThat(ended.get("items").valueStream().map(run -> run.get("kind").asString()))
                .as("every kind")
                .contains("INPUT", "INPUT_DAYS", "OUTPUT", "OUTPUT_DAYS", "WARNINGS");
        assertThat(ended.get("items").valueStream().map(run -> run.get("status").asString()))
                .containsOnly("DONE");
        assertThat(ended.get("items")
                        .valueStream()
                        .mapToInt(run -> run.get("inserted").asInt())
                        .sum())
                .isEqualTo(400);
        assertThat(fixture.get(merchant, "/api/merchant/input-invoices")
                        .get("total")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void scheduledDaysOverlapTheLastCoveredOnesAndMakeUpForAMissedNight() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        LocalDate today = BusinessTime.today(Clock.systemUTC());
        calendar.days();
        InvoiceFixture.await(() -> endedRuns(merchant, "INPUT_DAYS") == 1);
        jdbc.sql("UPDATE sync_run SET window_to = ? WHERE merchant_id = ? AND kind = 'INPUT_DAYS'")
                .params(today.minusDays(3), merchant.id())
                .update();

        calendar.days();
        InvoiceFixture.await(() -> endedRuns(merchant, "INPUT_DAYS") == 2);

        JsonNode found = fixture.get(merchant, RUNS + "?kind=INPUT_DAYS").get("items");
        assertThat(found.get(1).get("from").asString())
                .as("the first night fills a month before")
                .isEqualTo(YearMonth.from(today).minusMonths(1).atDay(1).toString());
        assertThat(found.get(0).get("from").asString())
                .isEqualTo(today.minusDays(7).toString());
        assertThat(found.get(0).get("to").asString()).isEqualTo(today.toString());
    }

    @Test
    void startWhenTheScheduledRunWaitsForItsTurnThenAPersonDoesNot() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(merchant.taxNo(), InvoiceFixture.pages(some(merchant, merchant, 1, 3)));
        SyncRun waiting =
                MerchantScope.call(merchant.id(), () -> runs.start("INPUT", SyncRuns.SCHEDULE, Duration.ofHours(1)));

        JsonNode run = fixture.pulled(merchant);

        assertThat(run.get("runId").asString()).isEqualTo(Long.toString(waiting.id()));
        assertThat(run.get("inserted").asInt()).isEqualTo(3);
    }

    @Test
    void startWhenTheDaysMakeNoSenseThenEveryReasonIsTold() {
        InvoiceFixture.Merchant merchant = fixture.merchant();

        InvoiceFixture.Reply reply =
                fixture.post(merchant, RUNS, "{\"kind\":\"INPUT\",\"from\":\"2099-02-01\",\"to\":\"2099-01-01\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()
                        .get("errors")
                        .valueStream()
                        .map(one -> one.get("rule").asString()))
                .containsExactly("BY_DAYS", "ORDER", "PAST");
        assertThat(fixture.post(merchant, RUNS, "{\"kind\":\"NONE\"}").status()).isEqualTo(400);
    }

    /** -Dmaotong.large-pull=50000 takes the same path with a large month; the suite stays quick with a smaller one. */
    @Test
    @Tag("load")
    void daysWhenTheMonthIsLargeThenTheHeapStaysBounded() {
        int count = Integer.getInteger("maotong.large-pull", 4_000);
        InvoiceFixture.Merchant merchant = fixture.merchant();
        List<List<ReceivedInvoice>> parts = new ArrayList<>();
        for (int from = 1; from <= count; from += 1_000) {
            parts.add(some(merchant, merchant, from, Math.min(1_000, count - from + 1)));
        }
        @SuppressWarnings("unchecked")
        List<PackageFile> files = Packages.of(parts.toArray(List[]::new));
        platform.packages(merchant.taxNo(), files);
        parts.clear();
        System.gc();
        long before = used();
        long started = System.nanoTime();

        String run = start(merchant, "2026-11-01", "2026-11-30");
        long[] highest = {0};
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    highest[0] = Math.max(highest[0], used() - before);
                    return !fixture.get(merchant, RUNS + "/" + run)
                            .get("status")
                            .asString()
                            .equals("RUNNING");
                });

        double seconds = (System.nanoTime() - started) / 1e9;
        System.gc();
        System.out.printf(
                "%d invoices in %.1f s, %.0f rows/s, heap +%d MB at most, +%d MB after%n",
                count, seconds, count / seconds, highest[0] >> 20, (used() - before) >> 20);
        assertThat(fixture.get(merchant, RUNS + "/" + run).get("inserted").asInt())
                .isEqualTo(count);
        assertThat(used() - before).as("nothing of it stays in memory").isLessThan(64L << 20);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<ReceivedInvoice> some(
            InvoiceFixture.Merchant numbers, InvoiceFixture.Merchant buyer, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> InvoiceFixture.received(
                        buyer, InvoiceFixture.number(numbers, i), Integer.toString(i % 900 + 1)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private SyncFeed<ReceivedInvoice> feed(SyncRun run) {
        return (SyncFeed<ReceivedInvoice>) runs.feed(run.kind());
    }

    private boolean store(
            InvoiceFixture.Merchant merchant,
            SyncRun run,
            SyncFeed<ReceivedInvoice> feed,
            String asked,
            SyncFeed.Batch<ReceivedInvoice> batch) {
        return MerchantScope.call(merchant.id(), () -> runs.store(run.id(), feed, asked, batch, "SANDBOX"));
    }

    private String start(InvoiceFixture.Merchant merchant, String from, String to) {
        InvoiceFixture.Reply reply = fixture.post(
                merchant, RUNS, "{\"kind\":\"INPUT_DAYS\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply.body().get("runId").asString();
    }

    private JsonNode ended(InvoiceFixture.Merchant merchant, String run) {
        InvoiceFixture.await(() -> !fixture.get(merchant, RUNS + "/" + run)
                .get("status")
                .asString()
                .equals("RUNNING"));
        return fixture.get(merchant, RUNS + "/" + run);
    }

    private int endedRuns(InvoiceFixture.Merchant merchant, String kind) {
        return fixture.get(merchant, RUNS + "?status=DONE&kind=" + kind)
                .get("total")
                .asInt();
    }
}
