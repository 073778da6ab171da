package io.maotong.invoice.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.TestGate;
import io.maotong.invoice.Unguarded;
import io.maotong.invoice.file.IssuedInvoices;
import io.maotong.invoice.platform.TaxPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** When an invoice gets its seal, and when it loses it. */
@InvoiceTest
class SealedStepsTest {

    @Autowired
    Invoices steps;

    @Autowired
    InvoiceDesk desk;

    @Autowired
    IssuedInvoices invoices;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    TestGate gate;

    @Autowired
    Unguarded root;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void sealWhenTheInvoiceWasSentByAnOlderInstanceThenItIsGivenWithTheVerdict() {
        Merchant merchant = fixture.merchant();
        long id = sent(merchant);
        root.update("invoice_header", "UPDATE invoice_header SET row_mac = NULL WHERE id = ?", id);

        judge(merchant, id, "00");

        assertThat(mac(id)).matches("v1:k1:[0-9a-f]{64}");
        assertThat(MerchantScope.call(merchant.id(), () -> desk.isIntact(id))).isTrue();
        assertThat(invoices.find(merchant, id).status()).isEqualTo(InvoiceStatus.ISSUED);
    }

    @Test
    void sealWhenTheInvoiceFailedAndIsTriedAgainThenItIsAnotherOne() {
        Merchant merchant = fixture.merchant();
        long id = sent(merchant);
        String first = mac(id);
        assertThat(first).isNotNull();

        judge(merchant, id, "99");
        MerchantScope.run(merchant.id(), () -> steps.retry(id, "somebody"));
        assertThat(mac(id)).as("its time is another").isNull();
        MerchantScope.run(merchant.id(), () -> steps.prepare(id, 1));
        judge(merchant, id, "00");

        assertThat(mac(id)).isNotNull();
        assertThat(MerchantScope.call(merchant.id(), () -> desk.isIntact(id))).isTrue();
    }

    @Test
    void sealWhenTheRowWasChangedBeforeTheVerdictThenItIsNotGivenAnew() {
        Merchant merchant = fixture.merchant();
        long id = sent(merchant);
        root.update("invoice_header", "UPDATE invoice_header SET buyer_name = '别人' WHERE id = ?", id);

        judge(merchant, id, "00");

        assertThat(MerchantScope.call(merchant.id(), () -> desk.isIntact(id))).isFalse();
    }

    /** Prepared as by a worker that is about to send it, while the way to the platform is closed for all others. */
    private long sent(Merchant merchant) {
        // Numbers and quota are there after a first one.
        invoices.issue(merchant);
        gate.close(merchant.taxNo());
        long id = invoices.draft(merchant).id();
        MerchantScope.run(merchant.id(), () -> desk.submit(id, "somebody"));
        InvoiceFixture.await(() -> invoices.find(merchant, id).status() == InvoiceStatus.QUEUED_OFFLINE);
        Invoices.Preparation prepared = MerchantScope.call(merchant.id(), () -> steps.prepare(id, 1));
        assertThat(prepared).isInstanceOf(Invoices.Preparation.Send.class);
        return id;
    }

    private void judge(Merchant merchant, long id, String code) {
        String number = jdbc.queryForObject("SELECT number FROM invoice_header WHERE id = ?", String.class, id);
        Integer attempt = jdbc.queryForObject("SELECT attempt FROM invoice_header WHERE id = ?", Integer.class, id);
        MerchantScope.run(
                merchant.id(),
                () -> steps.judged(
                        id,
                        "IN" + id + "-" + attempt,
                        new TaxPlatform.Verdict(number, "A" + id, code, "as told"),
                        "SANDBOX"));
    }

    private String mac(long id) {
        return jdbc.queryForObject("SELECT row_mac FROM invoice_header WHERE id = ?", String.class, id);
    }
}
