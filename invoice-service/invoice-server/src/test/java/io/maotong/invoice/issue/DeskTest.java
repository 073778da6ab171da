package io.maotong.invoice.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.RecordedMoves;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.document.InvoiceDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InvoiceTest
class DeskTest {

    @Autowired
    InvoiceDesk desk;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    RecordedMoves moves;

    @Autowired
    JdbcClient jdbc;

    @Test
    void draftWhenStoredThenEveryFieldIsReadBack() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        InvoiceDocument document = Documents.special(merchant.taxNo(), merchant.name());

        StoredInvoice draft = draft(merchant, "A1", document);

        StoredInvoice read = in(merchant, () -> desk.find(draft.id()).orElseThrow());
        assertThat(read.status()).isEqualTo(InvoiceStatus.DRAFT);
        assertThat(read.document())
                .usingRecursiveComparison()
                .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                .isEqualTo(document);
        List<String> contacts = jdbc.sql(
                        "SELECT seller_contact FROM invoice_header WHERE id = ? UNION SELECT buyer_contact FROM invoice_header WHERE id = ?")
                .params(draft.id(), draft.id())
                .query(String.class)
                .list();
        assertThat(contacts).hasSize(2).noneMatch(text -> text.contains("6222000011112222"));
    }

    @Test
    void submitWhenAllGoesWellThenTheWholeInvoiceIsSentAndListenersAreTold() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice draft = draft(merchant, "A1", Documents.special(merchant.taxNo(), merchant.name()));

        in(merchant, () -> desk.submit(draft.id(), "somebody"));

        StoredInvoice issued = issued(merchant, draft.id());
        assertThat(issued.accepted()).isTrue();
        assertThat(issued.document().number()).matches("\\d{20}");
        Map<String, Object> sent = platform.received(merchant.taxNo()).getFirst();
        assertThat(sent)
                .containsEntry("lzfpbz", "0")
                .containsEntry("fppz", "01")
                .containsEntry("gmfnsrsbh", "91512081MA62K0260E")
                .containsEntry("gmfzh", "6222000011112222")
                .containsEntry("sfzsxsfyhzhbq", "Y")
                .containsEntry("jshj", "112.99")
                .containsEntry("jsfs", "02");
        assertThat(moves.of(draft.id()))
                .extracting(move -> move.invoice().status())
                .containsExactly(
                        InvoiceStatus.DRAFT, InvoiceStatus.READY, InvoiceStatus.SUBMITTING, InvoiceStatus.ISSUED);
        assertThat(jdbc.sql("SELECT sealed_document FROM invoice_header WHERE id = ?")
                        .param(draft.id())
                        .query(String.class)
                        .single())
                .doesNotContain("6222000011112222");
    }

    @Test
    void issueRedWhenInTheSameMonthThenTheQuotaComesBack() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice draft = draft(merchant, "A1", Documents.special(merchant.taxNo(), merchant.name()));
        in(merchant, () -> desk.submit(draft.id(), "somebody"));
        StoredInvoice blue = issued(merchant, draft.id());
        assertThat(used(merchant)).isEqualTo("99.99");

        NewInvoice red = new NewInvoice(
                "R1",
                Origin.RED,
                "form-1",
                null,
                Documents.reversing(blue.document(), blue.document().number()));
        StoredInvoice ready = in(merchant, () -> desk.issueRed(red, "somebody"));
        StoredInvoice issued = issued(merchant, ready.id());
        in(merchant, () -> desk.reversed(blue.id(), true, "R1"));

        assertThat(issued.document().isRed()).isTrue();
        assertThat(used(merchant)).isEqualTo("0.00");
        assertThat(platform.received(merchant.taxNo()).getLast())
                .containsEntry("lzfpbz", "1")
                .containsEntry("dylzfphm", blue.document().number())
                .containsEntry("hjje", "-99.99");
        assertThat(in(
                                merchant,
                                () -> desk.findByNumber(blue.document().number())
                                        .orElseThrow())
                        .status())
                .isEqualTo(InvoiceStatus.REVERSED);
    }

    @Test
    void draftWhenTheSerialComesAgainThenTheSameInvoiceOrARefusal() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        InvoiceDocument document = Documents.special(merchant.taxNo(), merchant.name());
        StoredInvoice first = draft(merchant, "A1", document);

        assertThat(draft(merchant, "A1", document).id()).isEqualTo(first.id());
        assertThatThrownBy(() ->
                        draft(merchant, "A1", Documents.reversing(document, "1").issued(null, null)))
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        e -> assertThat(e.code().code()).isEqualTo("INVOICE-40901"));
    }

    @Test
    void draftWhenTheSerialComesManyTimesAtOnceThenOneInvoice() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        InvoiceDocument document = Documents.special(merchant.taxNo(), merchant.name());
        Callable<Long> press = () -> draft(merchant, "A1", document).id();
        List<Long> ids;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Long>> pressed = threads.invokeAll(Collections.nCopies(16, press));
            ids = new ArrayList<>();
            for (Future<Long> one : pressed) {
                ids.add(one.get());
            }
        }

        assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
        assertThat(moves.of(ids.getFirst())).hasSize(1);
    }

    @Test
    void contentWhenNoLongerADraftThenTheDatabaseKeepsIt() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice draft = draft(merchant, "A1", Documents.special(merchant.taxNo(), merchant.name()));
        in(merchant, () -> desk.submit(draft.id(), "somebody"));
        issued(merchant, draft.id());

        for (String change : List.of(
                "buyer_contact = 'x'",
                "blue_number = '1'",
                "buyer_tax_no = NULL",
                "red = TRUE",
                "sealed_document = NULL",
                "differential = '02'")) {
            assertThatThrownBy(() -> jdbc.sql("UPDATE invoice_header SET " + change + " WHERE id = ?")
                            .param(draft.id())
                            .update())
                    .as(change)
                    .hasMessageContaining("an issued invoice cannot be changed");
        }
        assertThatThrownBy(() -> jdbc.sql(
                                "INSERT INTO invoice_detail SELECT id + 1, merchant_id, invoice_id, 2, item_no, name,"
                                        + " short_name, unit, quantity, unit_price, amount, rate, tax, tax_class_code, commodity_code,"
                                        + " deal_amount, blue_line_no, spec, deduction, nature, preference FROM invoice_detail"
                                        + " WHERE invoice_id = ?")
                        .param(draft.id())
                        .update())
                .hasMessageContaining("an issued invoice cannot be changed");
    }

    private StoredInvoice draft(InvoiceFixture.Merchant merchant, String serialNo, InvoiceDocument document) {
        return in(merchant, () -> desk.draft(new NewInvoice(serialNo, Origin.MANUAL, null, null, document)));
    }

    private StoredInvoice issued(InvoiceFixture.Merchant merchant, long id) {
        InvoiceFixture.await(
                () -> in(merchant, () -> desk.find(id).orElseThrow()).status().isIssued());
        return in(merchant, () -> desk.find(id).orElseThrow());
    }

    private String used(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT used FROM quota WHERE merchant_id = ?")
                .param(merchant.id())
                .query(String.class)
                .single();
    }

    private static <T> T in(InvoiceFixture.Merchant merchant, Supplier<T> work) {
        return MerchantScope.call(merchant.id(), work);
    }
}
