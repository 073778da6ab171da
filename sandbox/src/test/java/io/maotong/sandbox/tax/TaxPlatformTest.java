package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.tax.TaxCaller.Reply;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TaxPlatformTest {

    private static final String BASE = "202007";
    private static final String COLLECTION = "203067";
    private static final String SELECTION = "203064";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final TaxCaller platform = new TaxCaller(sandbox);
    private final String companyName = "东海晶贸" + UUID.randomUUID() + "有限公司";
    private final String company = TaxNumbers.invented(companyName);

    private static String now() {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai")).format(TIME);
    }

    private static String serial() {
        return "T" + UUID.randomUUID().toString().substring(0, 24);
    }

    private void known() {
        assertThat(sandbox.control("POST", "/tax/parties", Map.of("taxNo", company, "name", companyName))
                        .status())
                .isEqualTo(200);
    }

    private String draw(int count) {
        Reply reply = platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", count));
        assertThat(reply.code()).isEqualTo("00");
        return reply.text("fpqshm");
    }

    private static String plus(String number, int n) {
        return number.substring(0, 5) + String.format("%015d", Long.parseLong(number.substring(5)) + n);
    }

    private Reply download(String amount) {
        return platform.call(
                BASE, "XZTHSXED", Map.of("nsrsbh", company, "sqlx", "0", "sqed", amount, "ywlsh", serial()));
    }

    private Reply upload(String serial, List<Map<String, Object>> invoices) {
        return platform.call(BASE, "QDFPSC", Map.of("lsh", serial, "fpxx", invoices));
    }

    private Reply verdicts(String ticket) {
        return platform.settled(BASE, "CXQDFPSCJG", Map.of("sllsh", ticket));
    }

    @Test
    void drawWhenTwiceThenDisjointTwentyDigitNumbersOfTheProvince() {
        known();
        Reply first = platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", "100"));
        Reply second = platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", 50));
        assertThat(first.text("fpqshm")).matches("\\d{2}32\\d{16}");
        assertThat(first.text("fpzzhm")).isEqualTo(plus(first.text("fpqshm"), 99));
        assertThat(second.text("fpqshm")).isGreaterThan(first.text("fpzzhm"));
        assertThat(second.data().path("lysl").asInt()).isEqualTo(50);
    }

    @Test
    void drawWhenTaxpayerIsUnknownThenRefused() {
        assertThat(platform.call(BASE, "QDFPPLFM", Map.of("nsrsbh", company, "sl", 1))
                        .code())
                .isEqualTo(TaxRefusal.UNKNOWN_TAXPAYER);
    }

    @Test
    void envelopeWhenCalledOftenThenSometimesCompressedAndSometimesAString() {
        known();
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            replies.add(platform.call(BASE, "CXSXED", Map.of("nsrsbh", company)));
        }
        assertThat(replies).allMatch(reply -> reply.code().equals("00"));
        assertThat(replies).anyMatch(Reply::compressed).anyMatch(reply -> !reply.compressed());
        assertThat(replies).anyMatch(Reply::stringified).anyMatch(reply -> !reply.stringified());
    }

    @Test
    void envelopeWhenKeyIsWrongThenAnError() {
        TaxCaller stranger = new TaxCaller(sandbox, "ffffffffffffffffffffffffffffffff");
        Reply reply = stranger.call(BASE, "CXSXED", Map.of("nsrsbh", company));
        assertThat(reply.error().path("Code").asString()).isIn("DECRYPT_FAILED", "NOT_JSON");
    }

    @Test
    void envelopeWhenServiceOrHeadersAreWrongThenAnError() {
        Reply unknown = platform.call(BASE, "NOSUCH", Map.of("nsrsbh", company));
        assertThat(unknown.error().path("Code").asString()).isEqualTo("SERVICE_NOT_FOUND");
        Reply mismatch =
                platform.call(BASE, "CXSXED", Map.of("nlbm", BASE, "fwbm", "QDFPSC"), Map.of("nsrsbh", company));
        assertThat(mismatch.error().path("Code").asString()).isEqualTo("HEADER_MISMATCH");
    }

    @Test
    void quotaWhenDownloadedReturnedAndRepeatedThenMovedOnce() {
        known();
        Map<String, Object> move = Map.of("nsrsbh", company, "sqlx", "0", "sqed", "1000.00", "ywlsh", serial());
        assertThat(platform.call(BASE, "XZTHSXED", move).text("yxzwsyed")).isEqualTo("1000.00");
        assertThat(platform.call(BASE, "XZTHSXED", move).text("yxzwsyed")).isEqualTo("1000.00");
        Map<String, Object> other = new LinkedHashMap<>(move);
        other.put("sqed", "2000.00");
        assertThat(platform.call(BASE, "XZTHSXED", other).code()).isEqualTo(TaxRefusal.SERIAL_REUSED);
        Map<String, Object> back = Map.of("nsrsbh", company, "sqlx", "1", "sqed", "400.00", "ywlsh", serial());
        assertThat(platform.call(BASE, "XZTHSXED", back).text("yxzwsyed")).isEqualTo("600.00");
        Map<String, Object> tooMuch = Map.of("nsrsbh", company, "sqlx", "1", "sqed", "600.01", "ywlsh", serial());
        assertThat(platform.call(BASE, "XZTHSXED", tooMuch).code()).isEqualTo(TaxRefusal.QUOTA);
    }

    @Test
    void uploadWhenSoundThenAcceptedAndFoundByNumberAndBySerial() {
        known();
        download("10000.00");
        String number = draw(1);
        String serial = serial();
        Reply accepted = upload(serial, List.of(InvoiceDrafts.export(number, company, companyName, now())));
        assertThat(accepted.code()).isEqualTo("00");
        String ticket = accepted.text("sllsh");
        Reply verdicts = verdicts(ticket);
        assertThat(verdicts.data().at("/fpjgList/0/cljg").asString()).isEqualTo("00");
        assertThat(verdicts.data().at("/fpjgList/0/fphm").asString()).isEqualTo(number);
        Reply byNumber = platform.call(BASE, "CXFPXX", Map.of("nsrsbh", company, "fphm", number));
        assertThat(byNumber.data().at("/fpList/0/fpzt").asString()).isEqualTo("0");
        assertThat(byNumber.data().at("/fpList/0/lsh").asString()).isEqualTo(serial);
        Reply bySerial = platform.call(BASE, "CXFPXX", Map.of("nsrsbh", company, "lsh", serial));
        assertThat(bySerial.data().at("/fpList/0/fphm").asString()).isEqualTo(number);
        assertThat(platform.call(BASE, "CXSXED", Map.of("nsrsbh", company)).text("yxzwsyed"))
                .isEqualTo("9283.80");
    }

    @Test
    void lookupWhenNeverUploadedThenNotFound() {
        known();
        assertThat(platform.call(BASE, "CXFPXX", Map.of("nsrsbh", company, "lsh", serial()))
                        .code())
                .isEqualTo(TaxRefusal.NOT_FOUND);
    }

    @Test
    void uploadWhenSentTwiceThenTheSameTicketAndOneInvoice() {
        known();
        download("10000.00");
        String number = draw(1);
        String serial = serial();
        List<Map<String, Object>> invoices = List.of(InvoiceDrafts.export(number, company, companyName, now()));
        String ticket = upload(serial, invoices).text("sllsh");
        assertThat(upload(serial, invoices).text("sllsh")).isEqualTo(ticket);
        List<Map<String, Object>> other = List.of(InvoiceDrafts.export(plus(number, 1), company, companyName, now()));
        assertThat(upload(serial, other).code()).isEqualTo(TaxRefusal.SERIAL_REUSED);
        String again = upload(serial(), invoices).text("sllsh");
        assertThat(again).isNotEqualTo(ticket);
        assertThat(verdicts(again).data().at("/fpjgList/0/cljg").asString()).isEqualTo("00");
        assertThat(sandbox.control("GET", "/tax/invoices?taxNo=" + company, null)
                        .body()
                        .at("/items"))
                .hasSize(1);
        assertThat(platform.call(BASE, "CXSXED", Map.of("nsrsbh", company)).text("yxzwsyed"))
                .isEqualTo("9283.80");
    }

    @Test
    void uploadWhenSixteenSendTheSameAtOnceThenOneTicket() throws Exception {
        known();
        download("100000.00");
        String number = draw(5);
        String serial = serial();
        String issuedAt = now();
        List<Map<String, Object>> invoices = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            invoices.add(InvoiceDrafts.export(plus(number, i), company, companyName, issuedAt));
        }
        List<String> tickets = together(16, () -> upload(serial, invoices).text("sllsh"));
        assertThat(tickets).containsOnly(tickets.getFirst());
        assertThat(sandbox.control("GET", "/tax/invoices?taxNo=" + company, null)
                        .body()
                        .at("/items"))
                .hasSize(5);
    }

    private static <T> List<T> together(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void uploadWhenTheAnswerIsLostThenTheInvoiceIsFoundBySerialAndSentAgainWithoutEffect() {
        known();
        download("10000.00");
        String serial = serial();
        List<Map<String, Object>> invoices = List.of(InvoiceDrafts.export(draw(1), company, companyName, now()));
        sandbox.control("PUT", "/behaviour/tax", Map.of("timeoutRate", 1.0, "holdMillis", 0));
        try {
            assertThatThrownBy(() -> upload(serial, invoices)).isInstanceOf(UncheckedIOException.class);
        } finally {
            sandbox.control("DELETE", "/behaviour/tax", null);
        }
        Reply found = platform.settled(BASE, "CXFPXX", Map.of("nsrsbh", company, "lsh", serial));
        assertThat(found.data().at("/fpList/0/cljg").asString()).isEqualTo("00");
        assertThat(upload(serial, invoices).text("sllsh"))
                .isEqualTo(found.data().at("/fpList/0/sllsh").asString());
    }

    @Test
    void uploadWhenNumberHasOtherContentThenRefused() {
        known();
        download("10000.00");
        String number = draw(1);
        Map<String, Object> invoice = InvoiceDrafts.export(number, company, companyName, now());
        verdicts(upload(serial(), List.of(invoice)).text("sllsh"));
        invoice.put("bz", "another remark");
        Reply verdict = verdicts(upload(serial(), List.of(invoice)).text("sllsh"));
        assertThat(verdict.data().at("/fpjgList/0/cljg").asString()).isEqualTo(Fault.NUMBER_TAKEN);
    }

    @Test
    void uploadWhenOneOfTwoIsWrongThenOnlyThatIsRefusedAndItsNumberStaysFree() {
        known();
        download("10000.00");
        String number = draw(2);
        Map<String, Object> wrong = InvoiceDrafts.export(plus(number, 1), company, companyName, now());
        wrong.put("hjje", "716.21");
        Map<String, Object> right = InvoiceDrafts.export(number, company, companyName, now());
        Reply verdict = verdicts(upload(serial(), List.of(right, wrong)).text("sllsh"));
        assertThat(verdict.data().at("/fpjgList/0/cljg").asString()).isEqualTo("00");
        assertThat(verdict.data().at("/fpjgList/1/cljg").asString()).isEqualTo(Fault.HEADER_SUM);
        Map<String, Object> corrected = InvoiceDrafts.export(plus(number, 1), company, companyName, now());
        Reply second = verdicts(upload(serial(), List.of(corrected)).text("sllsh"));
        assertThat(second.data().at("/fpjgList/0/cljg").asString()).isEqualTo("00");
    }

    @Test
    void uploadWhenQuotaIsNotDownloadedThenRefusedBeyondIt() {
        known();
        download("1000.00");
        String number = draw(2);
        String issuedAt = now();
        Reply verdict = verdicts(upload(
                        serial(),
                        List.of(
                                InvoiceDrafts.export(number, company, companyName, issuedAt),
                                InvoiceDrafts.export(plus(number, 1), company, companyName, issuedAt)))
                .text("sllsh"));
        assertThat(verdict.data().at("/fpjgList/0/cljg").asString()).isEqualTo("00");
        assertThat(verdict.data().at("/fpjgList/1/cljg").asString()).isEqualTo(Fault.QUOTA);
    }

    private Map<String, Object> input(int n) {
        return Map.of(
                "supplierName",
                "东海县晶都水晶厂",
                "buyerTaxNo",
                company,
                "buyerName",
                companyName,
                "issuedAt",
                "2026-11-01T09:00:00+08:00",
                "lines",
                List.of(Map.of(
                        "name", "水晶摆件" + n,
                        "spec", "10cm",
                        "unit", "个",
                        "quantity", "3",
                        "unitPrice", "33.335",
                        "rate", "0.13",
                        "taxClassCode", InvoiceDrafts.CLASS_CODE)));
    }

    private List<String> issueInputs(int count) {
        List<Map<String, Object>> invoices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            invoices.add(input(i));
        }
        SandboxUnderTest.Answer answer = sandbox.control("POST", "/tax/input-invoices", Map.of("invoices", invoices));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .at("/numbers")
                .valueStream()
                .map(number -> number.asString())
                .toList();
    }

    @Test
    void collectionWhenPagedThenEveryInvoiceOnceAndTheCursorHolds() {
        List<String> numbers = issueInputs(25);
        List<String> collected = new ArrayList<>();
        String cursor = "";
        boolean more = true;
        while (more) {
            Reply page = platform.call(COLLECTION, "CXZLXZFPXX", Map.of("nsrsbh", company, "sjc", cursor, "size", 10));
            page.data()
                    .path("fpList")
                    .valueStream()
                    .forEach(i -> collected.add(i.path("fphm").asString()));
            cursor = page.text("sjc");
            more = page.data().path("hasMore").asBoolean();
        }
        assertThat(collected).containsExactlyElementsOf(numbers);
        Reply empty = platform.call(COLLECTION, "CXZLXZFPXX", Map.of("nsrsbh", company, "sjc", cursor));
        assertThat(empty.data().path("fpList")).isEmpty();
        assertThat(empty.text("sjc")).isEqualTo(cursor);
        String later = issueInputs(1).getFirst();
        Reply next = platform.call(COLLECTION, "CXZLXZFPXX", Map.of("nsrsbh", company, "sjc", cursor));
        assertThat(next.data().at("/fpList/0/fphm").asString()).isEqualTo(later);
    }

    @Test
    void collectionWhenReadThenTheFiguresAreRoundedOncePerLine() {
        issueInputs(1);
        Reply page = platform.call(COLLECTION, "CXZLXZFPXX", Map.of("nsrsbh", company));
        var invoice = page.data().at("/fpList/0");
        assertThat(invoice.at("/fplx").asString()).isEqualTo("81");
        assertThat(invoice.at("/kprq").asString()).isEqualTo("2026-11-01 09:00:00");
        assertThat(invoice.at("/fpmxList/0/je").asString()).isEqualTo("100.01");
        assertThat(invoice.at("/fpmxList/0/se").asString()).isEqualTo("13.00");
        assertThat(invoice.at("/jshj").asString()).isEqualTo("113.01");
        assertThat(invoice.at("/fpmxList/0/sphfwssflhbbm").asString()).isEqualTo(InvoiceDrafts.CLASS_CODE);
    }

    private Reply select(String serial, List<String> numbers) {
        List<Map<String, String>> items = numbers.stream()
                .map(number -> Map.of("kprq", "20261101", "fpdm", "", "fphm", number, "fplx", "81"))
                .toList();
        return platform.call(SELECTION, "PLFPTSGXQR", Map.of("gfsbh", company, "serial", serial, "fpmx", items));
    }

    private Map<String, String> outcomes(Reply ticket) {
        Reply result = platform.settled(SELECTION, "CXFPTSGXQRCLJG", Map.of("pclsh", ticket.text("pclsh")));
        Map<String, String> codes = new LinkedHashMap<>();
        result.data()
                .path("jgList")
                .valueStream()
                .forEach(item -> codes.put(
                        item.path("fphm").asString(),
                        item.path("cljg").asString() + item.path("hxyt").asString()));
        return codes;
    }

    @Test
    void selectionWhenMixedThenEachInvoiceHasItsCode() {
        List<String> numbers = issueInputs(4);
        sandbox.control("PUT", "/tax/invoices/" + numbers.get(1), Map.of("fpzt", "8"));
        sandbox.control("PUT", "/tax/invoices/" + numbers.get(2), Map.of("hxyt", "1"));
        String unknown = "26328099999999999999";
        Reply ticket = select(serial(), List.of(numbers.get(0), numbers.get(1), numbers.get(2), unknown));
        assertThat(outcomes(ticket))
                .containsEntry(numbers.get(0), "012")
                .containsEntry(numbers.get(1), "03")
                .containsEntry(numbers.get(2), "061")
                .containsEntry(unknown, "02");
    }

    @Test
    void selectionWhenRepeatedThenTheSameTicketAndALaterOneSaysSelected() {
        List<String> numbers = issueInputs(2);
        String serial = serial();
        Reply first = select(serial, numbers);
        assertThat(select(serial, numbers).text("pclsh")).isEqualTo(first.text("pclsh"));
        assertThat(outcomes(first).values()).containsOnly("012");
        assertThat(outcomes(select(serial(), numbers)).values()).containsOnly("062");
        assertThat(select(serial, numbers.subList(0, 1)).code()).isEqualTo(TaxRefusal.SERIAL_REUSED);
    }

    @Test
    void selectionWhenInvoiceIsAnotherBuyersThenNotFound() {
        List<String> numbers = issueInputs(1);
        Reply ticket = platform.call(
                SELECTION,
                "PLFPTSGXQR",
                Map.of(
                        "gfsbh", TaxNumbers.invented("别家"),
                        "serial", serial(),
                        "fpmx",
                                List.of(Map.of(
                                        "kprq", "20261101", "fpdm", "", "fphm", numbers.getFirst(), "fplx", "81"))));
        assertThat(outcomes(ticket)).containsEntry(numbers.getFirst(), "02");
    }

    @Test
    void selectionWhenTwoBatchesRaceForOneInvoiceThenOneWins() throws Exception {
        List<String> numbers = issueInputs(1);
        List<String> codes =
                together(8, () -> outcomes(select(serial(), numbers)).get(numbers.getFirst()));
        assertThat(codes).filteredOn("012"::equals).hasSize(1);
        assertThat(codes).filteredOn("062"::equals).hasSize(7);
    }

    @Test
    void stateWhenInvoiceTurnsRedThenItsBuyerCollectsItAgain() {
        String number = issueInputs(1).getFirst();
        String cursor = platform.call(COLLECTION, "CXZLXZFPXX", Map.of("nsrsbh", company))
                .text("sjc");
        sandbox.control("PUT", "/tax/invoices/" + number, Map.of("fpzt", "8"));
        Reply page = platform.call(COLLECTION, "CXZLXZFPXX", Map.of("nsrsbh", company, "sjc", cursor));
        assertThat(page.data().at("/fpList/0/fphm").asString()).isEqualTo(number);
        assertThat(page.data().at("/fpList/0/fpzt").asString()).isEqualTo("8");
    }
}
