package io.maotong.invoice.file;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.issue.Documents;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** Invoices that were drafted, submitted and accepted by the platform. */
@TestComponent
public class IssuedInvoices {

    private static final AtomicInteger SERIALS = new AtomicInteger();

    private final InvoiceDesk desk;

    IssuedInvoices(InvoiceDesk desk) {
        this.desk = desk;
    }

    public StoredInvoice draft(InvoiceFixture.Merchant merchant) {
        return MerchantScope.call(
                merchant.id(),
                () -> desk.draft(new NewInvoice(
                        "F" + SERIALS.incrementAndGet(),
                        Origin.MANUAL,
                        null,
                        null,
                        Documents.special(merchant.taxNo(), merchant.name()))));
    }

    public StoredInvoice issue(InvoiceFixture.Merchant merchant) {
        StoredInvoice draft = draft(merchant);
        MerchantScope.run(merchant.id(), () -> desk.submit(draft.id(), "somebody"));
        InvoiceFixture.await(() -> find(merchant, draft.id()).status().isIssued());
        return find(merchant, draft.id());
    }

    public StoredInvoice find(InvoiceFixture.Merchant merchant, long id) {
        return MerchantScope.call(merchant.id(), () -> desk.find(id).orElseThrow());
    }
}
