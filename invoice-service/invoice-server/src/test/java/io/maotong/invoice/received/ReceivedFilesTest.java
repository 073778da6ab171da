package io.maotong.invoice.received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.file.Digests;
import io.maotong.invoice.file.InvoiceOfd;
import io.maotong.invoice.file.InvoicePdf;
import io.maotong.invoice.file.InvoiceXml;
import io.maotong.invoice.file.SampleInvoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class ReceivedFilesTest {

    private static final String PATH = "/api/merchant/received-files";
    private static final byte[] XML = InvoiceXml.of(SampleInvoices.special(2));

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ReceivedFiles files;

    @Autowired
    JdbcClient jdbc;

    @Test
    void uploadWhenAnXmlThenItIsShownFieldByFieldAndKeptAsItCame() {
        InvoiceFixture.Merchant merchant = fixture.merchant();

        JsonNode entry =
                uploaded(merchant, "发票.xml", XML).get("files").get("items").get(0);

        assertThat(entry.get("outcome").asString()).isEqualTo("STORED");
        String id = entry.get("receivedFileId").asString();
        JsonNode detail = fixture.get(merchant, PATH + "/" + id);
        assertThat(detail.get("file").get("number").asString()).isEqualTo(SampleInvoices.NUMBER);
        assertThat(detail.get("file").get("sha256").asString())
                .isEqualTo(Digests.of(XML).sha256());
        assertThat(detail.get("file").get("sm3").asString())
                .isEqualTo(Digests.of(XML).sm3());
        assertThat(detail.get("file").get("source").asString()).isEqualTo("UPLOAD");
        assertThat(detail.get("invoice").get("items")).hasSize(2);
        assertThat(detail.get("invoice").get("seller").get("account").asString())
                .as("masked")
                .endsWith("3456")
                .startsWith("*****");
        assertThat(fixture.raw(merchant, PATH + "/" + id + "/content").getContentAsByteArray())
                .isEqualTo(XML);
        assertThat(jdbc.sql("SELECT content FROM received_file WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(String.class)
                        .single())
                .doesNotContain("1107060109000123456");
    }

    @Test
    void uploadWhenAZipThenGoodOnesAreKeptAndBadOnesHandedBack() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/good.xml", XML);
        entries.put("a/again.xml", XML);
        entries.put("b/other-spelling.xml", SampleInvoices.respelled(SampleInvoices.special(2)));
        entries.put("b/page.pdf", InvoicePdf.of(SampleInvoices.special(2)));
        entries.put("b/page.ofd", InvoiceOfd.of(SampleInvoices.special(2)));
        entries.put(
                "c/evil.xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>".getBytes(StandardCharsets.UTF_8));
        entries.put("c/readme.txt", "hello".getBytes(StandardCharsets.UTF_8));
        entries.put("c/inner.zip", zip(Map.of("x.xml", XML)));

        JsonNode detail = uploaded(merchant, "all.zip", zip(entries));

        assertThat(detail.get("upload").get("stored").asInt()).isEqualTo(3);
        assertThat(detail.get("upload").get("duplicates").asInt()).isEqualTo(2);
        assertThat(detail.get("upload").get("refused").asInt()).isEqualTo(3);
        List<String> outcomes = new ArrayList<>();
        for (JsonNode entry : detail.get("files").get("items")) {
            String reasons = entry.get("reasons")
                    .valueStream()
                    .map(one -> " " + one.get("code").asString() + " "
                            + one.get("rule").asString())
                    .reduce("", String::concat);
            outcomes.add(entry.get("outcome").asString()
                    + (entry.get("sameBytes").isNull()
                            ? ""
                            : " " + entry.get("sameBytes").asBoolean())
                    + reasons);
            entry.get("reasons")
                    .forEach(one -> assertThat(one.get("hint").asString()).isNotBlank());
        }
        assertThat(outcomes)
                .containsExactly(
                        "STORED",
                        "DUPLICATE true",
                        "DUPLICATE false",
                        "STORED",
                        "STORED",
                        "REFUSED INVOICE-40082 NO_DTD",
                        "REFUSED INVOICE-40086 FORMAT",
                        "REFUSED INVOICE-40086 NESTED");
        assertThat(fixture.get(merchant, PATH + "?q=2632&format=PDF")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.get(merchant, PATH + "?from=2026-11-20&to=2026-11-20&sort=total,asc")
                        .get("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void uploadWhenAZipLeadsOutThenAllOfItIsRefusedWithTheReason() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("good.xml", XML);
        entries.put("../../evil.xml", XML);

        JsonNode detail = uploaded(merchant, "x.zip", zip(entries));

        assertThat(detail.get("upload").get("refused").asInt()).isEqualTo(1);
        assertThat(detail.get("upload").get("stored").asInt()).isZero();
        assertThat(detail.toString()).contains("INVOICE-40082").contains("PATH");
    }

    @Test
    void readWhenTheWorkerDiedInTheMiddleThenTheNextOneGoesOnAndNothingDoubles() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("1.xml", XML);
        entries.put("2.xml", InvoiceXml.of(SampleInvoices.numbered(SampleInvoices.special(1), "26327000000000000002")));
        JsonNode detail = uploaded(merchant, "x.zip", zip(entries));
        long upload = detail.get("upload").get("uploadId").asLong();
        // As if it had died after the first file: the second is not settled, the upload not done.
        jdbc.sql("DELETE FROM received_entry WHERE upload_id = ? AND entry_no = 2")
                .param(upload)
                .update();
        jdbc.sql("UPDATE received_upload SET status = 'RUNNING' WHERE id = ?")
                .param(upload)
                .update();

        MerchantScope.run(merchant.id(), () -> files.read(upload));
        MerchantScope.run(merchant.id(), () -> files.read(upload));

        JsonNode after = fixture.get(merchant, PATH + "/uploads/" + upload);
        assertThat(after.get("upload").get("entries").asInt()).isEqualTo(2);
        assertThat(after.get("upload").get("duplicates").asInt())
                .as("its invoice had been stored")
                .isEqualTo(1);
        assertThat(fixture.get(merchant, PATH).get("total").asInt()).isEqualTo(2);
    }

    @Test
    void receivedWhenAnotherMerchantHasTheSameNumberThenNeitherSeesTheOther() {
        InvoiceFixture.Merchant one = fixture.merchant();
        InvoiceFixture.Merchant other = fixture.merchant();

        String id = uploaded(one, "a.xml", XML)
                .get("files")
                .get("items")
                .get(0)
                .get("receivedFileId")
                .asString();
        assertThat(uploaded(other, "a.xml", XML).get("upload").get("stored").asInt())
                .isEqualTo(1);

        assertThat(fixture.raw(other, PATH + "/" + id + "/content").getStatus()).isEqualTo(404);
    }

    @Test
    void receivedWhenSomebodyChangesItThenTheDatabaseRefuses() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        uploaded(merchant, "a.xml", XML);

        assertThatThrownBy(() -> jdbc.sql("UPDATE received_file SET total = 1 WHERE merchant_id = ?")
                        .param(merchant.id())
                        .update())
                .hasMessageContaining("cannot be changed");
    }

    private JsonNode uploaded(InvoiceFixture.Merchant merchant, String name, byte[] content) {
        InvoiceFixture.Reply reply = fixture.upload(merchant, PATH, name, content);
        assertThat(reply.status()).isEqualTo(202);
        String path = PATH + "/uploads/" + reply.body().get("uploadId").asString() + "?size=50";
        InvoiceFixture.await(() -> fixture.get(merchant, path)
                .get("upload")
                .get("status")
                .asString()
                .equals("DONE"));
        return fixture.get(merchant, path);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
