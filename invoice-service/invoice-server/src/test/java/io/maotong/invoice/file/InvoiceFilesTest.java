package io.maotong.invoice.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.issue.StoredInvoice;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class InvoiceFilesTest {

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    IssuedInvoices invoices;

    @Autowired
    InvoiceFiles files;

    @Autowired
    FileStore store;

    @Autowired
    JdbcClient jdbc;

    @Test
    void filesWhenIssuedThenAllThreeAreStoredWithBothDigests() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        stored(merchant, invoice);

        for (String format : new String[] {"pdf", "ofd", "xml"}) {
            MockHttpServletResponse file = fixture.raw(merchant, path(invoice) + "/" + format);
            assertThat(file.getStatus()).isEqualTo(200);
            assertThat(file.getHeader("X-File-Origin")).isEqualTo("RENDERED");
            assertThat(file.getHeader("Content-Disposition"))
                    .contains(invoice.document().number() + "." + format);
            Digests.Result digests = Digests.of(file.getContentAsByteArray());
            assertThat(file.getHeader("X-File-SHA256")).isEqualTo(digests.sha256());
            assertThat(file.getHeader("X-File-SM3")).isEqualTo(digests.sm3());
            assertThat(ForeignFile.read(file.getContentAsByteArray()).invoice().number())
                    .isEqualTo(invoice.document().number());
        }
    }

    @Test
    void filesWhenTheyAreNotStoredYetThenTheSameBytesAreWrittenForTheAsker() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        stored(merchant, invoice);
        byte[] kept = content(fixture.raw(merchant, path(invoice) + "/pdf"));
        jdbc.sql("DELETE FROM invoice_file WHERE invoice_id = ?")
                .param(invoice.id())
                .update();

        assertThat(content(fixture.raw(merchant, path(invoice) + "/pdf"))).isEqualTo(kept);

        MerchantScope.run(merchant.id(), () -> files.renderMissing(invoice.id()));
        MerchantScope.run(merchant.id(), () -> files.renderMissing(invoice.id()));
        assertThat(fixture.get(merchant, path(invoice))).hasSize(3);
    }

    @Test
    void filesWhenNotIssuedThenRefused() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice draft = invoices.draft(merchant);

        assertThat(fixture.raw(merchant, path(draft) + "/pdf").getStatus()).isEqualTo(409);
        assertThat(fixture.raw(merchant, path(draft) + "/docx").getStatus()).isEqualTo(404);
    }

    @Test
    void filesWhenOfficialOnesComeThenBothAreKeptAndTheOfficialOneIsServed() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        stored(merchant, invoice);
        byte[] official = SampleInvoices.respelled(invoice.document());

        InvoiceFixture.Reply kept = fixture.upload(merchant, path(invoice) + "/xml", "dzfp.xml", official);
        InvoiceFixture.Reply again = fixture.upload(merchant, path(invoice) + "/xml", "dzfp.xml", official);

        assertThat(kept.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(kept.body());
        MockHttpServletResponse served = fixture.raw(merchant, path(invoice) + "/xml");
        assertThat(served.getHeader("X-File-Origin")).isEqualTo("OFFICIAL");
        assertThat(served.getContentAsByteArray()).isEqualTo(official);
        assertThat(fixture.get(merchant, path(invoice))).hasSize(4);
    }

    @Test
    void filesWhenTheOfficialOneIsOfAnotherInvoiceThenRefusedWithWhatDiffers() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);

        InvoiceFixture.Reply refused =
                fixture.upload(merchant, path(invoice) + "/xml", "dzfp.xml", InvoiceXml.of(SampleInvoices.special(2)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(one -> one.get("field").asString()))
                .containsExactly("number", "total");
    }

    @Test
    void zipWhenInvoicesAreSelectedThenEveryFileOfEachIsInIt() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice one = invoices.issue(merchant);
        StoredInvoice other = invoices.issue(merchant);

        MockHttpServletResponse zip = fixture.raw(
                merchant, "/api/merchant/invoices/files.zip?ids=" + one.id() + "," + other.id() + "&formats=xml,pdf");

        Set<String> names = new HashSet<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.getContentAsByteArray()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                assertThat(ForeignFile.read(in.readAllBytes()).invoice().number() + ".")
                        .isSubstringOf(entry.getName());
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        one.document().number() + ".xml",
                        one.document().number() + ".pdf",
                        other.document().number() + ".xml",
                        other.document().number() + ".pdf");
        assertThat(fixture.raw(fixture.merchant(), "/api/merchant/invoices/files.zip?ids=" + one.id())
                        .getStatus())
                .as("another merchant")
                .isEqualTo(404);
    }

    @Test
    void storeWhenAFileGrowsOverPiecesThenItIsReadBackWhole() {
        long seed = 7;
        byte[] content = new byte[DatabaseFiles.CHUNK * 2 + 12_345];
        new Random(seed).nextBytes(content);
        MerchantScope.run(fixture.merchant().id(), () -> {
            StoredFile file;
            try (FileWriter out = store.open("a.bin", "application/octet-stream")) {
                out.write(content, 0, 700_001);
                out.write(content, 700_001, content.length - 700_001);
                file = out.complete(LocalDate.parse("2056-12-31"));
            }
            assertThat(file.chunks()).isEqualTo(3);
            assertThat(file.sha256()).isEqualTo(Digests.of(content).sha256());
            assertThat(store.bytes(store.find(file.id()).orElseThrow())).isEqualTo(content);
        });
    }

    @Test
    void storeWhenTheWriterDiesThenNothingIsThere() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        MerchantScope.run(merchant.id(), () -> {
            try (FileWriter out = store.open("a.bin", "application/octet-stream")) {
                out.write(new byte[DatabaseFiles.CHUNK], 0, DatabaseFiles.CHUNK);
            }
        });

        assertThat(jdbc.sql("SELECT COUNT(*) FROM file_object WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM file_chunk WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void storeWhenAFileMustBeKeptThenNeitherTheServiceNorTheDatabaseDeletesIt() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        MerchantScope.run(merchant.id(), () -> {
            StoredFile kept = store.put("a", "text/plain", new byte[] {1}, LocalDate.parse("2999-12-31"));
            StoredFile held = store.put("b", "text/plain", new byte[] {1}, LocalDate.parse("2000-12-31"));
            store.hold(held.id(), true);

            for (StoredFile file : new StoredFile[] {kept, held}) {
                assertThatThrownBy(() -> store.delete(file.id()))
                        .isInstanceOfSatisfying(
                                BusinessException.class,
                                e -> assertThat(e.code()).isEqualTo(FileError.STILL_KEPT));
                for (String table : new String[] {"file_chunk WHERE file_id", "file_object WHERE id"}) {
                    assertThatThrownBy(() -> jdbc.sql("DELETE FROM " + table + " = ?")
                                    .param(file.id())
                                    .update())
                            .hasMessageContaining("before its retention ends");
                }
            }
            assertThatThrownBy(() -> jdbc.sql("UPDATE file_object SET keep_until = '2000-01-01' WHERE id = ?")
                            .param(kept.id())
                            .update())
                    .hasMessageContaining("kept shorter");

            store.hold(held.id(), false);
            store.delete(held.id());
            assertThat(store.find(held.id())).isEmpty();
        });
    }

    private void stored(InvoiceFixture.Merchant merchant, StoredInvoice invoice) {
        InvoiceFixture.await(() -> fixture.get(merchant, path(invoice)).size() == 3);
        for (JsonNode file : fixture.get(merchant, path(invoice))) {
            assertThat(file.get("sha256").asString()).hasSize(64);
        }
    }

    private static byte[] content(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsByteArray();
    }

    private static String path(StoredInvoice invoice) {
        return "/api/merchant/invoices/" + Ids.text(invoice.id()) + "/files";
    }
}
