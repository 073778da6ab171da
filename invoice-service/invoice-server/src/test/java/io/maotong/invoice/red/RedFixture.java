package io.maotong.invoice.red;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.issue.Documents;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Issued invoices to reverse, and the calls around them. */
final class RedFixture {

    static final Party BUYER = Party.company("91512081MA62K0260E", "四川某贸易有限公司");

    private static final AtomicInteger SERIALS = new AtomicInteger();

    private final InvoiceFixture fixture;
    private final InvoiceDesk desk;

    RedFixture(InvoiceFixture fixture, InvoiceDesk desk) {
        this.fixture = fixture;
        this.desk = desk;
    }

    /** A special invoice: 3 pieces at 33.33, and 10 at 100 with a discount of 100. */
    StoredInvoice blue(InvoiceFixture.Merchant merchant, Party buyer) {
        return issued(
                merchant,
                Documents.of(
                        buyer.naturalPerson() ? InvoiceKind.DIGITAL_NORMAL : InvoiceKind.DIGITAL_SPECIAL,
                        Party.company(merchant.taxNo(), merchant.name()),
                        buyer,
                        null,
                        line(1, "99.99", "13.00", "3", "33.33", LineNature.NORMAL),
                        line(2, "1000.00", "130.00", "10", "100", LineNature.DISCOUNTED),
                        line(3, "-100.00", "-13.00", null, null, LineNature.DISCOUNT)));
    }

    StoredInvoice issued(InvoiceFixture.Merchant merchant, InvoiceDocument document) {
        long id = MerchantScope.call(merchant.id(), () -> {
            StoredInvoice draft =
                    desk.draft(new NewInvoice("B" + SERIALS.incrementAndGet(), Origin.MANUAL, null, null, document));
            desk.submit(draft.id(), "somebody");
            return draft.id();
        });
        InvoiceFixture.await(() -> find(merchant, id).status().isIssued());
        return find(merchant, id);
    }

    StoredInvoice find(InvoiceFixture.Merchant merchant, long id) {
        return MerchantScope.call(merchant.id(), () -> desk.find(id).orElseThrow());
    }

    static InvoiceLine line(int lineNo, String amount, String tax, String quantity, String price, LineNature nature) {
        return new InvoiceLine(
                lineNo,
                null,
                "水晶手链",
                "工艺品",
                "8mm",
                "条",
                quantity == null ? null : new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                new BigDecimal(amount),
                new BigDecimal("0.13"),
                new BigDecimal(tax),
                null,
                Documents.CRYSTAL,
                nature,
                null);
    }

    InvoiceFixture.Reply apply(InvoiceFixture.Merchant merchant, String blueNumber, String reason, String lines) {
        return fixture.post(merchant, "/api/merchant/red-forms", body(blueNumber, reason, lines));
    }

    static String body(String blueNumber, String reason, String lines) {
        return "{\"blueNumber\":\"" + blueNumber + "\",\"reason\":\"" + reason + "\",\"lines\":[" + lines + "]}";
    }

    static String quantity(int line, String quantity) {
        return "{\"blueLineNo\":" + line + ",\"quantity\":" + quantity + "}";
    }

    static String amount(int line, String amount) {
        return "{\"blueLineNo\":" + line + ",\"amount\":" + amount + "}";
    }

    /** @return the id of a form that was accepted */
    String applied(InvoiceFixture.Merchant merchant, String blueNumber, String reason, String lines) {
        InvoiceFixture.Reply reply = apply(merchant, blueNumber, reason, lines);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        return reply.body().get("formId").asString();
    }

    JsonNode detail(InvoiceFixture.Merchant merchant, String formId) {
        return fixture.get(merchant, "/api/merchant/red-forms/" + formId);
    }

    String status(InvoiceFixture.Merchant merchant, String formId) {
        return detail(merchant, formId).get("form").get("status").asString();
    }

    JsonNode awaited(InvoiceFixture.Merchant merchant, String formId, String status) {
        try {
            InvoiceFixture.await(() -> status(merchant, formId).equals(status));
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError("waited for " + status + ": " + detail(merchant, formId), e);
        }
        return detail(merchant, formId);
    }

    int press(InvoiceFixture.Merchant merchant, String formId, String action) {
        return fixture.post(merchant, "/api/merchant/red-forms/" + formId + ":" + action, "{}")
                .status();
    }
}
