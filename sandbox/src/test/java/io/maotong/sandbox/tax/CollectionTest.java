package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.tax.TaxCaller.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Collecting, verifying and using invoices, as an invoicing system does it. */
class CollectionTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();
    private final TaxCaller platform = new TaxCaller(sandbox);
    private final String buyer = TaxNumbers.invented("买方" + UUID.randomUUID());
    private final String seller = TaxNumbers.invented("卖方" + UUID.randomUUID());

    @Test
    void newsGoToBothSides() {
        List<String> numbers = issued(3, "2026-11-10");

        Reply received = news(buyer, "1", "", 2);
        Reply rest = news(buyer, "1", received.text("sjc"), 2);
        Reply sold = news(seller, "2", "", 10);

        assertThat(numbersOf(received)).hasSize(2);
        assertThat(received.data().path("hasMore").asBoolean()).isTrue();
        assertThat(numbersOf(rest)).hasSize(1);
        assertThat(numbersOf(sold)).containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(news(buyer, "2", "", 10).data().path("fpList")).isEmpty();
    }

    @Test
    void newsWhenToldToMisbehaveThenDuplicatesAndBrokenRecordsAndLag() {
        issued(6, "2026-11-10");
        quirk(buyer, "DUPLICATES", "3");
        quirk(buyer, "BROKEN", "2");

        Reply page = news(buyer, "1", "", 10);
        assertThat(numbersOf(page)).hasSize(8);
        assertThat(page.data()
                        .path("fpList")
                        .valueStream()
                        .filter(one -> !one.path("jshj").asString().equals("113.00"))
                        .map(one -> one.path("fphm").asString())
                        .distinct())
                .hasSize(3);

        sandbox.control("DELETE", "/tax/quirks/" + buyer, null);
        assertThat(numbersOf(news(buyer, "1", "", 10))).hasSize(6);
        quirk(buyer, "LAG", "345600");
        assertThat(news(buyer, "1", "", 10).data().path("fpList")).isEmpty();
    }

    @Test
    void packagesAreOfOneMonthAndComeInFiles() throws IOException {
        List<String> numbers = issued(5, "2026-11-10");
        issued(1, "2026-10-31");
        String serial = "PK" + UUID.randomUUID().toString().substring(0, 20);

        assertThat(apply("20261030", "20261102", serial).code()).isEqualTo(TaxRefusal.INVALID);
        Reply applied = apply("20261101", "20261130", serial);
        assertThat(apply("20261101", "20261130", serial).text("sqlsh")).isEqualTo(applied.text("sqlsh"));
        assertThat(apply("20261101", "20261129", serial).code()).isEqualTo(TaxRefusal.SERIAL_REUSED);

        Reply file = platform.settled("203067", "PLFPXZSQFK", Map.of("sqlsh", applied.text("sqlsh"), "wjxh", 1));
        assertThat(file.data().path("wjsl").asInt()).isEqualTo(1);
        JsonNode records = JSON.readTree(unzipped(file.text("wjnr")));
        assertThat(records.valueStream().map(one -> one.path("fphm").asString()))
                .containsExactlyInAnyOrderElementsOf(numbers);
        Reply behind = platform.call("203067", "PLFPXZSQFK", Map.of("sqlsh", applied.text("sqlsh"), "wjxh", 2));
        assertThat(behind.text("wjnr")).isEmpty();
        assertThat(platform.call("203067", "PLFPXZSQFK", Map.of("sqlsh", "none", "wjxh", 1))
                        .code())
                .isEqualTo(TaxRefusal.NOT_FOUND);
    }

    @Test
    void legacyInvoicesHaveCodeAndNumber() {
        String code = "32" + String.format("%08d", Math.abs(UUID.randomUUID().hashCode()) % 100_000_000);
        JsonNode held = sandbox.control(
                        "POST",
                        "/tax/foreign-invoices",
                        Map.of(
                                "kind",
                                "04",
                                "code",
                                code,
                                "number",
                                "12345678",
                                "supplierTaxNo",
                                seller,
                                "supplierName",
                                "卖方",
                                "buyerTaxNo",
                                buyer,
                                "buyerName",
                                "买方",
                                "issuedAt",
                                "2026-11-10",
                                "amount",
                                "100.00",
                                "tax",
                                "3.00"))
                .body();

        JsonNode record = news(buyer, "1", "", 10).data().path("fpList").get(0);
        assertThat(record.path("fpdm").asString()).isEqualTo(code);
        assertThat(record.path("fphm").asString()).isEqualTo("12345678");
        Map<String, Object> question = new LinkedHashMap<>(Map.of(
                "fplx",
                "04",
                "fpdm",
                code,
                "fphm",
                "12345678",
                "kprq",
                "20261110",
                "nsrsbh",
                buyer,
                "jym",
                held.path("checkCode").asString()));
        assertThat(platform.call("203059", "FPCY_NEW", question).text("cyjg")).isEqualTo("00");
        question.put("jym", "x");
        assertThat(platform.call("203059", "FPCY_NEW", question).code()).isEqualTo(TaxRefusal.INVALID);
    }

    @Test
    void verificationComparesTheFiguresAndCountsTheQuestions() throws IOException {
        String number = issued(1, "2026-11-10").getFirst();

        Reply genuine = verify(number, "20261110", "113.00", buyer);
        assertThat(genuine.text("cyjg")).isEqualTo("00");
        assertThat(JSON.readTree(unzipped(genuine.text("cyjgxx"))).path("fphm").asString())
                .isEqualTo(number);
        assertThat(verify(number, "20261110", "113.01", buyer).text("cyjg")).isEqualTo("03");
        assertThat(verify(number, "20261111", "113.00", buyer).text("cyjg")).isEqualTo("03");
        assertThat(verify(number, "20261110", "113.00", TaxNumbers.invented("外人"))
                        .text("cyjg"))
                .isEqualTo("04");
        assertThat(verify("26320000000000000000", "20261110", "113.00", buyer).text("cyjg"))
                .isEqualTo("02");
        verify(number, "20261110", "113.00", buyer);
        verify(number, "20261110", "113.00", buyer);
        assertThat(verify(number, "20261110", "113.00", buyer).code()).isEqualTo(VerificationService.TOO_OFTEN);
        quirk(number, "VERIFY_LAG", "3600");
        assertThat(verify(number, "20261110", "113.00", seller).text("cyjg")).isEqualTo("02");
    }

    @Test
    void usesExcludeEachOtherAndRefundsNeedACertificateToGo() {
        List<String> numbers = issued(2, "2026-11-10");
        quirk(numbers.get(1), "SELECT", "31");

        assertThat(ordered("203065", "PLFPDKGXQR", "1", "01", "", numbers)).containsExactly("01 1", "31 ");
        assertThat(ordered("203064", "PLFPTSGXQR", "2", "01", "", numbers.subList(0, 1)))
                .containsExactly("06 1");
        assertThat(ordered("203065", "PLFPDKGXQR", "1", "02", "", numbers.subList(0, 1)))
                .containsExactly("01 ");
        assertThat(ordered("203064", "PLFPTSGXQR", "2", "01", "", numbers.subList(0, 1)))
                .containsExactly("01 2");
        assertThat(ordered("203064", "PLFPTSGXQR", "2", "02", "", numbers.subList(0, 1)))
                .containsExactly("99 2");
        assertThat(ordered("203064", "PLFPTSGXQR", "2", "02", "ZNX1", numbers.subList(0, 1)))
                .containsExactly("01 ");
    }

    @Test
    void warningsAndStatesTellWhatHappenedToAnInvoice() {
        List<String> numbers = issued(2, "2026-11-10");
        sandbox.control("PUT", "/tax/invoices/" + numbers.getFirst(), Map.of("fpzt", "8"));

        Reply warnings = platform.call("203067", "FPTSTXXXCX", Map.of("nsrsbh", buyer, "sjc", ""));
        assertThat(numbersOf(warnings)).containsExactly(numbers.getFirst());
        Reply states = platform.call(
                "203067",
                "FPZTXXCX",
                Map.of(
                        "nsrsbh",
                        buyer,
                        "fpList",
                        List.of(Map.of("fphm", numbers.get(0)), Map.of("fphm", numbers.get(1)), Map.of("fphm", "1"))));
        assertThat(states.data()
                        .path("fpList")
                        .valueStream()
                        .map(one -> one.path("fpzt").asString()))
                .containsExactly("8", "0");
    }

    private List<String> issued(int count, String day) {
        List<Map<String, Object>> invoices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            invoices.add(Map.of(
                    "supplierTaxNo",
                    seller,
                    "supplierName",
                    "卖方",
                    "buyerTaxNo",
                    buyer,
                    "buyerName",
                    "买方",
                    "issuedAt",
                    day,
                    "lines",
                    List.of(Map.of(
                            "name", "水晶",
                            "unit", "个",
                            "quantity", "10",
                            "unitPrice", "10",
                            "rate", "0.13",
                            "taxClassCode", "1080000000000009914"))));
        }
        JsonNode numbers = sandbox.control("POST", "/tax/input-invoices", Map.of("invoices", invoices))
                .body()
                .path("numbers");
        return numbers.valueStream().map(JsonNode::asString).toList();
    }

    private void quirk(String subject, String quirk, String value) {
        assertThat(sandbox.control("PUT", "/tax/quirks/" + subject + "/" + quirk, Map.of("value", value))
                        .status())
                .isEqualTo(200);
    }

    private Reply news(String taxNo, String direction, String cursor, int size) {
        return platform.call(
                "203067", "CXZLXZFPXX", Map.of("nsrsbh", taxNo, "cxlx", direction, "sjc", cursor, "size", size));
    }

    private Reply apply(String from, String to, String serial) {
        return platform.call(
                "203067", "PLFPXZSQ", Map.of("nsrsbh", buyer, "cxlx", "1", "kprqq", from, "kprqz", to, "lsh", serial));
    }

    private Reply verify(String number, String date, String amount, String asker) {
        return platform.call(
                "203059",
                "FPCY_NEW",
                Map.of("fplx", "81", "fphm", number, "kprq", date, "kpje", amount, "nsrsbh", asker));
    }

    private List<String> ordered(
            String capability, String service, String use, String kind, String certificate, List<String> numbers) {
        Reply ticket = platform.call(
                capability,
                service,
                Map.of(
                        "gfsbh", buyer,
                        "serial", "SE" + UUID.randomUUID().toString().substring(0, 20),
                        "hxyt", use,
                        "czlx", kind,
                        "zmbh", certificate,
                        "fpmx",
                                numbers.stream()
                                        .map(number -> Map.of("kprq", "20261110", "fphm", number, "fplx", "81"))
                                        .toList()));
        assertThat(ticket.code()).isEqualTo("00");
        String result = capability.equals("203064") ? "CXFPTSGXQRCLJG" : "CXFPDKGXQRCLJG";
        JsonNode results = platform.settled(capability, result, Map.of("pclsh", ticket.text("pclsh")))
                .data()
                .path("jgList");
        return IntStream.range(0, results.size())
                .mapToObj(i -> results.get(i).path("cljg").asString() + " "
                        + results.get(i).path("hxyt").asString())
                .toList();
    }

    private static List<String> numbersOf(Reply reply) {
        return reply.data()
                .path("fpList")
                .valueStream()
                .map(one -> one.path("fphm").asString())
                .toList();
    }

    private static String unzipped(String encoded) throws IOException {
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
