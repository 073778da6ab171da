package io.maotong.invoice.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.Unguarded;
import io.maotong.invoice.file.Digests;
import io.maotong.invoice.file.FileStore;
import io.maotong.invoice.file.FileWriter;
import io.maotong.invoice.file.InvoicePdf;
import io.maotong.invoice.file.IssuedInvoices;
import io.maotong.invoice.file.SampleInvoices;
import io.maotong.invoice.file.StoredFile;
import io.maotong.invoice.issue.StoredInvoice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@InvoiceTest
class ArchiveTest {

    private static final String PATH = "/api/merchant/archives";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    IssuedInvoices invoices;

    @Autowired
    Archives archives;

    @Autowired
    BuildIntent builder;

    @Autowired
    FileStore store;

    @Autowired
    Unguarded root;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void orderWhenInvoicesWereIssuedThenThePackageProvesWhatIsInIt() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice one = invoices.issue(merchant);
        StoredInvoice other = invoices.issue(merchant);

        JsonNode done = done(merchant, order(merchant, "ISSUED"));

        assertThat(done.get("invoices").asInt()).isEqualTo(2);
        assertThat(done.get("findings").asInt()).isZero();
        assertThat(done.get("keepUntil").asString()).isEqualTo(year() + 30 + "-12-31");
        Map<String, byte[]> entries = entries(download(merchant, done));
        Manifest manifest = json.readValue(entries.get(Manifest.NAME), Manifest.class);
        // Computed here in another way than there: from the files themselves.
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(entries).forEach((path, content) -> {
            if (!path.equals(Manifest.NAME)) {
                Digests.Result digests = Digests.of(content);
                lines.append(path).append('\t').append(content.length).append('\t');
                lines.append(digests.sha256())
                        .append('\t')
                        .append(digests.sm3())
                        .append('\n');
            }
        });
        assertThat(Digests.of(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .sha256())
                .isEqualTo(done.get("digestSha256").asString());
        String root = merchant.taxNo() + "/" + year() + "/ISSUED/";
        for (StoredInvoice invoice : List.of(one, other)) {
            String folder = root + invoice.document().number() + "-" + invoice.id() + "/";
            assertThat(entries)
                    .containsKeys(
                            folder + "metadata.json",
                            folder + "rendered/" + invoice.document().number() + ".xml",
                            folder + "rendered/" + invoice.document().number() + ".pdf",
                            folder + "rendered/" + invoice.document().number() + ".ofd");
        }
        assertThat(manifest.entries()).hasSize(2 * 4 + 1);
    }

    @Test
    void orderWhenReceivedFilesAreFlawedThenTheCheckSaysSoAndTheyAreKeptAllTheSame() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        byte[] pdf = InvoicePdf.of(SampleInvoices.special(1));
        fixture.upload(merchant, "/api/merchant/received-files", "a.pdf", pdf);
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/received-files")
                        .get("total")
                        .asInt()
                == 1);
        forgetAnswers(merchant, 1);

        JsonNode done = done(merchant, order(merchant, "RECEIVED"));

        assertThat(done.get("invoices").asInt()).isEqualTo(1);
        JsonNode check = fixture.get(
                        merchant, PATH + "/" + done.get("archiveId").asString())
                .get("check");
        assertThat(check.get("flaws").get("AUTHENTICITY").asInt())
                .as("not verified")
                .isEqualTo(1);
        assertThat(check.get("flaws").get("USABILITY").asInt()).isZero();
        assertThat(entries(download(merchant, done)).values())
                .anyMatch(content -> java.util.Arrays.equals(content, pdf));
    }

    @Test
    void orderWhenTheBureauWasAskedThenItsWordIsInThePackage() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        fixture.upload(merchant, "/api/merchant/received-files", "a.pdf", InvoicePdf.of(SampleInvoices.special(1)));
        fixture.upload(
                merchant,
                "/api/merchant/received-files",
                "b.pdf",
                InvoicePdf.of(SampleInvoices.numbered(SampleInvoices.special(2), "26327000000012345679")));
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/received-files")
                        .get("total")
                        .asInt()
                == 2);
        JsonNode files = fixture.get(merchant, "/api/merchant/received-files?sort=id,asc")
                .get("items");
        String genuine = files.get(0).get("number").asString();
        String forged = files.get(1).get("number").asString();
        forgetAnswers(merchant, 2);
        said(merchant, 1, genuine, "DIFFERENT");
        said(merchant, 2, genuine, "GENUINE");
        said(merchant, 3, forged, "NOT_FOUND");

        JsonNode done = done(merchant, order(merchant, "RECEIVED"));

        JsonNode check = fixture.get(
                        merchant, PATH + "/" + done.get("archiveId").asString())
                .get("check");
        assertThat(check.get("listed")
                        .valueStream()
                        .map(one -> one.get("rule").asString() + " "
                                + one.get("number").asString()))
                .contains("NOT_GENUINE " + forged)
                .noneMatch(one -> one.startsWith("NOT_VERIFIED") || one.equals("NOT_GENUINE " + genuine));
        JsonNode described = metadata(done, merchant, genuine);
        assertThat(described.get("confirmedByPlatform").asBoolean()).isTrue();
        assertThat(described.get("verification").get("outcome").asString()).isEqualTo("GENUINE");
        assertThat(described.get("verification").get("checkedAt").isNull()).isFalse();
    }

    /** Received invoices are verified by themselves; what this bureau of the tests says of them is not the point here. */
    private void forgetAnswers(InvoiceFixture.Merchant merchant, int invoices) {
        InvoiceFixture.await(
                () -> jdbc.sql("SELECT COUNT(*) FROM verification WHERE merchant_id = ? AND outcome IS NOT NULL")
                                .param(merchant.id())
                                .query(Integer.class)
                                .single()
                        == invoices);
        jdbc.sql("DELETE FROM verification WHERE merchant_id = ?")
                .param(merchant.id())
                .update();
    }

    private void said(InvoiceFixture.Merchant merchant, int turn, String number, String outcome) {
        jdbc.sql("""
                        INSERT INTO verification (id, merchant_id, kind_code, number, identity, issued_on, cache_key, status, outcome,
                          channel, asked, checked_at, requested_by, created_at)
                        VALUES (?, ?, '81', LEFT(?, 20), ?, '2026-11-10', ?, 'DONE', ?, 'SANDBOX', 1, NOW(6), 'x', NOW(6))
                        """)
                .params(merchant.id() * 10 + turn, merchant.id(), number, number, "k" + turn, outcome)
                .update();
    }

    private JsonNode metadata(JsonNode done, InvoiceFixture.Merchant merchant, String number) throws Exception {
        return entries(download(merchant, done)).entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("metadata.json")
                        && entry.getKey().contains(number))
                .map(entry -> json.readTree(entry.getValue()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void linkWhenInvoicesWereBookedThenTheirFilesAreKeptAsLongAndThePackageNamesTheVoucher() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        String number = invoice.document().number();
        done(merchant, order(merchant, "ISSUED"));
        String body = "{\"links\":[{\"invoiceNumber\":\"" + number
                + "\",\"voucherNo\":\"记-0012\",\"bookedOn\":\"2026-11-30\"}]}";

        // As it was kept when invoices had a shorter class.
        root.update(
                "file_object",
                "UPDATE file_object o JOIN invoice_file f ON f.file_id = o.id SET o.keep_until = '2036-12-31' WHERE f.invoice_id = ?",
                invoice.id());

        InvoiceFixture.Reply wrong = fixture.post(merchant, PATH + ":link-vouchers", """
                {"links":[{"invoiceNumber":"26320000000000000009","voucherNo":"","bookedOn":"2999-01-01"},
                          {"invoiceNumber":"%s","voucherNo":"记-1","bookedOn":null}]}""".formatted(number));
        InvoiceFixture.Reply stranger = fixture.post(fixture.merchant(), PATH + ":link-vouchers", body);
        InvoiceFixture.Reply first = fixture.post(merchant, PATH + ":link-vouchers", body);
        InvoiceFixture.Reply again = fixture.post(merchant, PATH + ":link-vouchers", body);

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()
                        .get("errors")
                        .valueStream()
                        .map(one -> one.get("field").asString()))
                .containsExactly(
                        "links[0].invoiceNumber", "links[0].voucherNo", "links[0].bookedOn", "links[1].bookedOn");
        assertThat(stranger.status()).isEqualTo(400);
        assertThat(first.body().get("linked").asInt()).as(first.toString()).isEqualTo(1);
        assertThat(again.body().get("existing").asInt()).isEqualTo(1);
        assertThat(jdbc.sql(
                                "SELECT DISTINCT o.keep_until FROM file_object o JOIN invoice_file f ON f.file_id = o.id WHERE f.invoice_id = ?")
                        .param(invoice.id())
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.parse("2056-12-31"));
        JsonNode package1 = metadata(done(merchant, order(merchant, "ISSUED")), merchant, number);
        assertThat(package1.get("vouchers").get(0).get("voucherNo").asString()).isEqualTo("记-0012");
        assertThat(package1.get("rowIntact").asBoolean()).isTrue();

        String link = fixture.get(merchant, PATH + "/vouchers?voucherNo=记-0012")
                .get("items")
                .get(0)
                .get("linkId")
                .asString();
        assertThat(fixture.post(merchant, PATH + "/vouchers/" + link + ":withdraw", "{\"reason\":\"错号\"}")
                        .body()
                        .get("withdrawnAt")
                        .isNull())
                .isFalse();
        assertThat(metadata(done(merchant, order(merchant, "ISSUED")), merchant, number)
                        .get("vouchers")
                        .isEmpty())
                .isTrue();
        assertThat(fixture.get(merchant, PATH + "/vouchers?invoiceNumber=" + number)
                        .get("total")
                        .asInt())
                .as("it stays in the list")
                .isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM archive_voucher WHERE id = ?")
                        .param(link)
                        .update())
                .hasMessageContaining("cannot be deleted");
    }

    @Test
    void holdWhenItIsOnAnInvoiceThenItsFilesStayWhateverTheirRetentionSays() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        done(merchant, order(merchant, "ISSUED"));
        String number = invoice.document().number();
        String body = "{\"invoiceNumbers\":[\"" + number + "\"],\"reason\":\"案件 2026-2\"}";

        InvoiceFixture.Reply unknown = fixture.post(
                merchant, PATH + ":hold-invoices", "{\"invoiceNumbers\":[\"" + number + "\",\"9\"],\"reason\":\"x\"}");
        InvoiceFixture.Reply held = fixture.post(merchant, PATH + ":hold-invoices", body);
        InvoiceFixture.Reply again = fixture.post(merchant, PATH + ":hold-invoices", body);

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().get("errors").get(0).get("field").asString()).isEqualTo("invoiceNumbers[1]");
        assertThat(held.body().get("changed").asInt()).as(held.toString()).isEqualTo(1);
        assertThat(again.body().get("changed").asInt()).isZero();
        assertThat(holds(invoice)).containsExactly(true);
        assertThat(fixture.post(fixture.merchant(), PATH + ":release-invoices", body)
                        .status())
                .as("somebody else's")
                .isEqualTo(400);
        assertThat(fixture.post(merchant, PATH + ":release-invoices", body)
                        .body()
                        .get("changed")
                        .asInt())
                .isEqualTo(1);
        assertThat(holds(invoice)).containsExactly(false);
        JsonNode listed = fixture.get(merchant, PATH + "/holds?invoiceNumber=" + number);
        assertThat(listed.get("total").asInt()).isEqualTo(1);
        assertThat(listed.get("items").get(0).get("releasedAt").isNull()).isFalse();
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM archive_hold WHERE invoice_number = ?")
                        .param(number)
                        .update())
                .hasMessageContaining("cannot be deleted");
    }

    private List<Boolean> holds(StoredInvoice invoice) {
        return jdbc.sql(
                        "SELECT DISTINCT o.legal_hold FROM file_object o JOIN invoice_file f ON f.file_id = o.id WHERE f.invoice_id = ?")
                .param(invoice.id())
                .query(Boolean.class)
                .list();
    }

    @Test
    void orderWhenARowWasChangedThenItsFilesAreKeptAndTheCheckSaysSo() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        done(merchant, order(merchant, "ISSUED"));
        root.update("invoice_header", "UPDATE invoice_header SET buyer_name = '别人' WHERE id = ?", invoice.id());

        JsonNode done = done(merchant, order(merchant, "ISSUED"));

        JsonNode check = fixture.get(
                        merchant, PATH + "/" + done.get("archiveId").asString())
                .get("check");
        assertThat(check.get("listed").valueStream().map(one -> one.get("rule").asString()))
                .contains("ROW_ALTERED");
        assertThat(metadata(done, merchant, invoice.document().number())
                        .get("rowIntact")
                        .asBoolean())
                .isFalse();
        assertThat(entries(download(merchant, done)).keySet())
                .anyMatch(path -> path.endsWith(".xml"))
                .anyMatch(path -> path.endsWith(".pdf"));
        root.update(
                "invoice_header",
                "UPDATE invoice_header SET buyer_name = ? WHERE id = ?",
                invoice.document().buyer().name(),
                invoice.id());
    }

    @Test
    void orderWhenPressedTwiceThenOnePackageAndLaterANewEdition() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        invoices.issue(merchant);

        JsonNode first = done(merchant, order(merchant, "ISSUED"));
        JsonNode again = done(merchant, order(merchant, "ISSUED"));

        assertThat(first.get("edition").asInt()).isEqualTo(1);
        assertThat(again.get("edition").asInt()).isEqualTo(2);
        assertThat(fixture.post(merchant, PATH, "{\"year\":1999,\"category\":\"ISSUED\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void buildWhenAYearIsLargeThenItBecomesVolumesThatHoldEverythingOnce() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        for (int i = 0; i < 3; i++) {
            invoices.issue(merchant);
        }
        JsonNode first = done(merchant, order(merchant, "ISSUED"));
        ArchiveRow row = reopened(merchant, first);

        MerchantScope.run(merchant.id(), () -> unchecked(() -> builder.build(row, 2)));

        InvoiceFixture.await(
                () -> fixture.get(merchant, PATH + "?status=DONE").get("total").asInt() == 3);
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode volume : fixture.get(merchant, PATH + "?sort=id,asc").get("items")) {
            sizes.add(volume.get("invoices").asInt());
        }
        assertThat(sizes).as("the first edition, then the two volumes").containsExactly(3, 2, 1);
    }

    @Test
    void buildWhenTheWorkerDiedThenTheNextBeginsAnewAndTheLeftoverGoes() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        invoices.issue(merchant);
        ArchiveRow row = reopened(merchant, done(merchant, order(merchant, "ISSUED")));
        long leftover = MerchantScope.call(merchant.id(), () -> {
            // Never closed, as by a process that is gone.
            FileWriter dead = store.open("x.zip", "application/zip");
            dead.write(new byte[600_000], 0, 600_000);
            archives.begin(row.id, dead.id());
            return dead.id();
        });

        MerchantScope.run(merchant.id(), () -> unchecked(() -> builder.build(archives.get(row.id), 10)));

        assertThat(jdbc.sql("SELECT COUNT(*) FROM file_chunk WHERE file_id = ?")
                        .param(leftover)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(MerchantScope.call(merchant.id(), () -> archives.get(row.id)).status)
                .isEqualTo("DONE");
        // The dead one comes back to life: it has lost its package.
        assertThat(MerchantScope.call(merchant.id(), () -> archives.progress(row.id, leftover, 9, 9)))
                .isFalse();
    }

    @Test
    void verifyWhenIntactThenSaidSoAndWhenBytesWereChangedThenBroken() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        invoices.issue(merchant);
        JsonNode done = done(merchant, order(merchant, "ISSUED"));
        String one = PATH + "/" + done.get("archiveId").asString();

        assertThat(verified(merchant, one).get("verifyState").asString()).isEqualTo("INTACT");

        // Below the triggers, as a failing disk would do it.
        jdbc.sql("DROP TRIGGER file_chunk_stays").update();
        jdbc.sql(
                        "UPDATE file_chunk SET content = INSERT(content, 200, 3, 'xyz') WHERE file_id = (SELECT file_id FROM archive_package WHERE id = ?)")
                .param(done.get("archiveId").asLong())
                .update();
        jdbc.sql("CREATE TRIGGER file_chunk_stays BEFORE UPDATE ON file_chunk FOR EACH ROW "
                        + "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a piece of a file cannot be changed'")
                .update();

        JsonNode broken = verified(merchant, one);
        assertThat(broken.get("verifyState").asString()).isEqualTo("BROKEN");
        assertThat(broken.get("verifyResult").asString()).isNotBlank();
    }

    @Test
    void brokenWhenAnythingInAPackageIsTouchedThenNamed() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        invoices.issue(merchant);
        JsonNode done = done(merchant, order(merchant, "ISSUED"));
        Map<String, byte[]> entries = entries(download(merchant, done));
        String xml = entries.keySet().stream()
                .filter(name -> name.endsWith(".xml"))
                .findFirst()
                .orElseThrow();

        assertThat(broken(done, entries)).isEmpty();
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        changed.put(xml, "<x/>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(broken(done, changed)).containsExactly("changed: " + xml);
        Map<String, byte[]> missing = new LinkedHashMap<>(entries);
        missing.remove(xml);
        assertThat(broken(done, missing)).containsExactly("missing: " + xml);
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put("more.txt", new byte[0]);
        assertThat(broken(done, more)).containsExactly("not in the manifest: more.txt");
        Map<String, byte[]> forged = new LinkedHashMap<>(entries);
        Manifest manifest = json.readValue(entries.get(Manifest.NAME), Manifest.class);
        forged.put(
                Manifest.NAME,
                json.writeValueAsBytes(new Manifest(
                        manifest.fonds(),
                        manifest.year(),
                        manifest.category(),
                        manifest.edition(),
                        manifest.volume(),
                        manifest.entries().subList(1, manifest.entries().size()))));
        assertThat(broken(done, forged)).contains("the manifest is not the one on record");
    }

    @Test
    void removeWhenItMustBeKeptThenRefusedWhoeverAsks() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        invoices.issue(merchant);
        long id = done(merchant, order(merchant, "ISSUED")).get("archiveId").asLong();

        assertThatThrownBy(() -> MerchantScope.run(merchant.id(), () -> archives.remove(id)))
                .hasMessageContaining("INVOICE-40984");
        assertThat(fixture.post(merchant, PATH + "/" + id + ":hold", "{\"reason\":\"案件 2026-1\"}")
                        .body()
                        .get("legalHold")
                        .asBoolean())
                .isTrue();
        assertThatThrownBy(() -> jdbc.sql(
                                "DELETE FROM file_object WHERE id = (SELECT file_id FROM archive_package WHERE id = ?)")
                        .param(id)
                        .update())
                .hasMessageContaining("before its retention ends");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM archive_package WHERE id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("cannot be deleted");
        assertThat(fixture.post(merchant, PATH + "/" + id + ":release", "{\"reason\":\"结案\"}")
                        .body()
                        .get("legalHold")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void removeWhenTheRetentionHasEndedThenTheBytesGoAndTheRecordStays() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        invoices.issue(merchant);
        JsonNode done = done(merchant, order(merchant, "ISSUED"));
        long id = done.get("archiveId").asLong();
        StoredFile old = MerchantScope.call(
                merchant.id(),
                () -> store.put("old.zip", "application/zip", new byte[] {1}, LocalDate.parse("2020-12-31")));
        // A package of long ago cannot be made today, so this one is made old behind the triggers' back.
        ArchiveRow copy = MerchantScope.call(merchant.id(), () -> archives.get(id));
        jdbc.sql("""
                        INSERT INTO archive_package (id, merchant_id, fonds, book_year, category, edition, volume, after_id, retention,
                          status, invoices, files, file_id, findings, keep_until, requested_by, created_at)
                        VALUES (?, ?, ?, 2010, 'ISSUED', 1, 1, 0, 'INVOICE', 'DONE', 1, 1, ?, 0, '2020-12-31', 'x', NOW(6))
                        """).params(copy.id + 1, merchant.id(), copy.fonds, old.id()).update();

        ArchiveRow removed = MerchantScope.call(merchant.id(), () -> archives.remove(copy.id + 1));

        assertThat(removed.status).isEqualTo("REMOVED");
        assertThat(MerchantScope.call(merchant.id(), () -> store.find(old.id())))
                .isEmpty();
        assertThat(fixture.get(merchant, PATH + "?year=2010&status=REMOVED")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A second edition of the year whose worker has not come yet; the queue's own is kept away from it. */
    private ArchiveRow reopened(InvoiceFixture.Merchant merchant, JsonNode done) {
        long id = done.get("archiveId").asLong() + 1;
        jdbc.sql("""
                        INSERT INTO archive_package (id, merchant_id, fonds, book_year, category, edition, volume, after_id, retention,
                          status, invoices, files, findings, keep_until, requested_by, created_at)
                        SELECT ?, merchant_id, fonds, book_year, category, 9, 1, 0, retention, 'RUNNING', 0, 0, 0, keep_until, 'x', created_at
                        FROM archive_package WHERE id = ?
                        """).params(id, done.get("archiveId").asLong()).update();
        return MerchantScope.call(merchant.id(), () -> archives.get(id));
    }

    private List<String> broken(JsonNode done, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return new PackageCheck(json)
                .broken(
                        new ByteArrayInputStream(out.toByteArray()),
                        done.get("digestSha256").asString(),
                        done.get("digestSm3").asString());
    }

    private JsonNode verified(InvoiceFixture.Merchant merchant, String path) {
        assertThat(fixture.post(merchant, path + ":verify", "{}").status()).isEqualTo(202);
        InvoiceFixture.await(() -> !fixture.get(merchant, path)
                .get("archive")
                .get("verifyState")
                .asString()
                .equals("RUNNING"));
        return fixture.get(merchant, path).get("archive");
    }

    private String order(InvoiceFixture.Merchant merchant, String category) {
        InvoiceFixture.Reply reply = fixture.post(
                merchant,
                PATH,
                "{\"year\":%d,\"category\":\"%s\"}"
                        // The sample is of 2026.
                        .formatted(category.equals("RECEIVED") ? 2026 : year(), category));
        assertThat(reply.status()).as("%s", reply).isEqualTo(202);
        return reply.body().get("archiveId").asString();
    }

    private JsonNode done(InvoiceFixture.Merchant merchant, String id) {
        String path = PATH + "/" + id;
        InvoiceFixture.await(() -> fixture.get(merchant, path)
                .get("archive")
                .get("status")
                .asString()
                .equals("DONE"));
        return fixture.get(merchant, path).get("archive");
    }

    private byte[] download(InvoiceFixture.Merchant merchant, JsonNode archive) {
        MockHttpServletResponse response =
                fixture.raw(merchant, PATH + "/" + archive.get("archiveId").asString() + "/package");
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsByteArray();
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static int year() {
        return BusinessTime.today(Clock.systemUTC()).getYear();
    }
}
