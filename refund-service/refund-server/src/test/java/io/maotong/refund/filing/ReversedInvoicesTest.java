package io.maotong.refund.filing;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.event.Event;
import io.maotong.core.event.EventType;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.api.InputInvoicesChanged;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.InvoiceReversed;
import io.maotong.messaging.EventHandler;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices that become red while a filing uses them. */
@ServiceTest
class ReversedInvoicesTest {

    private static final AtomicLong MERCHANTS = new AtomicLong(7700);

    @Autowired
    RefundBatches batches;

    @Autowired
    RefundBatchMapper rows;

    @Autowired
    RefundPurchaseMapper purchases;

    @Autowired
    RefundExportMapper exports;

    @Autowired
    List<EventHandler<?>> handlers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void filingWhenAnInputInvoiceBecomesRedBeforeItIsSubmittedThenItIsNeverSubmitted() {
        long batch = filing(RefundStatus.PRECHECKED, "26320000000000000001", null);

        hear(InvoiceEvents.INPUT_INVOICES_CHANGED, changed("26320000000000000001", "REVERSED"));
        hear(InvoiceEvents.INPUT_INVOICES_CHANGED, changed("26320000000000000001", "REVERSED"));

        assertThat(findings(batch)).containsExactly("R007 B 26320000000000000001");
        assertThat(inScope(() -> batches.endIfReversed(batch))).isTrue();
        assertThat(status(batch)).isEqualTo("REJECTED");
        assertThat(jdbc.sql("SELECT live FROM refund_purchase_row WHERE batch_id = ?")
                        .param(batch)
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void filingWhenTheExportInvoiceBecomesRedThenItIsNeverSubmitted() {
        long batch = filing(RefundStatus.PRECHECKED, "26320000000000000002", "26328000000000000002");

        hear(InvoiceEvents.INVOICE_REVERSED, reversed("26328000000000000002"));

        assertThat(findings(batch)).containsExactly("R007 B 26328000000000000002");
        assertThat(inScope(() -> batches.endIfReversed(batch))).isTrue();
    }

    @Test
    void filingWhenSubmittedAlreadyThenItGoesOnAndAPersonIsShown() {
        long batch = filing(RefundStatus.REVIEWING, "26320000000000000003", null);

        hear(InvoiceEvents.INPUT_INVOICES_CHANGED, changed("26320000000000000003", "PART_REVERSED"));

        assertThat(findings(batch)).hasSize(1);
        assertThat(inScope(() -> batches.endIfReversed(batch))).isFalse();
        assertThat(status(batch)).isEqualTo("REVIEWING");
        assertThat(attention(batch)).contains("26320000000000000003").contains("R007");
    }

    @Test
    void filingWhenItIsOnItsWayAtThatMomentThenAPersonIsShown() {
        long batch = filing(RefundStatus.PRECHECKED, "26320000000000000004", null);
        hear(InvoiceEvents.INVOICE_REVERSED, reversed("26320000000000000004"));

        MerchantScope.run(merchant, () -> batches.submitted(batch, "SANDBOX"));

        assertThat(status(batch)).isEqualTo("SUBMITTED");
        assertThat(attention(batch)).contains("R007");
    }

    @Test
    void filingWhenItUsesNoneOfThemThenNothingHappens() {
        long batch = filing(RefundStatus.PRECHECKED, "26320000000000000005", null);

        hear(InvoiceEvents.INPUT_INVOICES_CHANGED, changed("26320000000000000005", "NORMAL"));
        hear(InvoiceEvents.INVOICE_REVERSED, reversed("26320000000000000006"));

        assertThat(findings(batch)).isEmpty();
        assertThat(inScope(() -> batches.endIfReversed(batch))).isFalse();
        assertThat(status(batch)).isEqualTo("PRECHECKED");
    }

    private long filing(RefundStatus status, String invoice, String exportInvoice) {
        RefundBatch opened = RefundBatch.open(Ids.next(), merchant, "202611", 1, clock.instant());
        RefundBatchRow row = opened.toRow(clock.instant());
        row.status = status;
        RefundPurchaseRow purchase = new RefundPurchaseRow();
        purchase.id = Ids.next();
        purchase.merchantId = merchant;
        purchase.batchId = row.id;
        purchase.seq = 1;
        purchase.linkNo = "20261100100000001";
        purchase.invoiceNumber = invoice;
        purchase.lineNo = 1;
        purchase.supplierTaxNo = "91320722MA1SUPPL1X";
        purchase.issuedOn = LocalDate.of(2026, 11, 10);
        purchase.commodityCode = "7018100000";
        purchase.name = "水晶手链";
        purchase.unit = "个";
        purchase.quantity = BigDecimal.TEN;
        purchase.taxable = new BigDecimal("100.00");
        purchase.levyRate = new BigDecimal("0.13");
        purchase.refundRate = new BigDecimal("0.13");
        purchase.refundable = new BigDecimal("13.00");
        purchase.toCost = new BigDecimal("0.00");
        purchase.live = true;
        RefundExportRow export = new RefundExportRow();
        export.id = Ids.next();
        export.merchantId = merchant;
        export.batchId = row.id;
        export.seq = 1;
        export.linkNo = purchase.linkNo;
        export.entryId = "230120260500000001";
        export.itemNo = 1;
        export.exportInvoiceNo = exportInvoice;
        export.exportDate = LocalDate.of(2026, 11, 20);
        export.tradeMode = "9610";
        export.commodityCode = "7018100000";
        export.name = "水晶手链";
        export.unit = "个";
        export.quantity = BigDecimal.TEN;
        export.fobCurrency = "USD";
        export.fobAmount = new BigDecimal("20.00");
        export.fobUsd = new BigDecimal("20.00");
        export.liveKey = "230120260500000001001";
        MerchantScope.run(merchant, () -> {
            rows.insert(row);
            purchases.insert(purchase);
            exports.insert(export);
        });
        return row.id;
    }

    private static InputInvoicesChanged changed(String number, String status) {
        return new InputInvoicesChanged(List.of(new InputInvoice(
                number,
                2,
                "DIGITAL_SPECIAL",
                status,
                "REFUND",
                LocalDate.of(2026, 11, 10),
                "91320722MA1SUPPL1X",
                "东海县水晶加工厂",
                "91320722MA1TE5T01K",
                Money.cny("100.00"),
                Money.cny("13.00"),
                Money.cny("113.00"),
                List.of())));
    }

    private static InvoiceReversed reversed(String number) {
        return new InvoiceReversed(
                number,
                1,
                "OUTPUT",
                "26328000000000009999",
                true,
                Money.cny("100.00"),
                Money.cny("13.00"),
                null,
                Instant.EPOCH);
    }

    @SuppressWarnings("unchecked")
    private <T> void hear(EventType<T> type, T data) {
        for (EventHandler<?> handler : handlers) {
            if (handler.type().equals(type)) {
                Event<T> event = new Event<>(Ids.next(), type.name(), merchant, "x", 1, Instant.EPOCH, data);
                MerchantScope.run(
                        merchant,
                        () -> transaction.executeWithoutResult(status -> ((EventHandler<T>) handler).handle(event)));
            }
        }
    }

    private boolean inScope(java.util.function.Supplier<Boolean> work) {
        return MerchantScope.call(merchant, work);
    }

    private List<String> findings(long batch) {
        return jdbc.sql("SELECT CONCAT(rule, ' ', level, ' ', object) FROM refund_finding WHERE batch_id = ?")
                .param(batch)
                .query(String.class)
                .list();
    }

    private String status(long batch) {
        return jdbc.sql("SELECT status FROM refund_batch WHERE id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }

    private String attention(long batch) {
        return jdbc.sql("SELECT attention FROM refund_batch WHERE id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }
}
