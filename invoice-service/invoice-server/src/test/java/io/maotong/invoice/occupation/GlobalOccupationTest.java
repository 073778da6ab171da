package io.maotong.invoice.occupation;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.Published;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.tm.api.GlobalTransaction;
import org.apache.seata.tm.api.GlobalTransactionContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** With the real Seata server: what a refund batch does here is undone when the batch fails elsewhere. */
@ServiceTest
@Import({ScriptedPlatform.Installation.class, InvoiceFixture.class, Published.class})
@TestPropertySource(properties = {"MT_SEATA_ENABLED=true", "maotong.invoice.platform.processing-wait=50ms"})
class GlobalOccupationTest {

    private static final String PATH = "/internal/input-invoice-occupations";
    private static final int LINES = 3;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Test
    void occupyWhenTheBatchFailsElsewhereThenItIsUndone() throws Exception {
        InvoiceFixture.Merchant merchant = withRefundInvoices();
        GlobalTransaction failing = begin();
        occupy(merchant, "G1", failing, 200);
        assertThat(live(merchant)).isEqualTo(LINES);
        failing.rollback();

        InvoiceFixture.await(() -> live(merchant) == 0);
        GlobalTransaction succeeding = begin();
        occupy(merchant, "G1", succeeding, 200);
        succeeding.commit();
        InvoiceFixture.await(() -> undoRows() == 0);
        assertThat(live(merchant)).isEqualTo(LINES);
    }

    @Test
    void releaseWhenTheBatchFailsElsewhereThenItIsStillOccupied() throws Exception {
        InvoiceFixture.Merchant merchant = withRefundInvoices();
        GlobalTransaction first = begin();
        occupy(merchant, "G2", first, 200);
        first.commit();
        InvoiceFixture.await(() -> undoRows() == 0);
        GlobalTransaction failing = begin();
        call(PATH + "/release", "{\"merchantId\":\"" + merchant.id() + "\",\"batchId\":\"G2\"}", failing, 200);
        assertThat(live(merchant)).isZero();
        failing.rollback();

        InvoiceFixture.await(() -> live(merchant) == LINES);
    }

    @Test
    void occupyWhenRefusedInAGlobalTransactionThenNothingIsLeft() throws Exception {
        InvoiceFixture.Merchant merchant = withRefundInvoices();
        GlobalTransaction first = begin();
        occupy(merchant, "G3", first, 200);
        first.commit();
        GlobalTransaction second = begin();

        occupy(merchant, "G4", second, 409);

        second.rollback();
        assertThat(live(merchant)).isEqualTo(LINES);
    }

    private static GlobalTransaction begin() throws Exception {
        RootContext.unbind();
        GlobalTransaction transaction = GlobalTransactionContext.createNew();
        transaction.begin(60_000, "test");
        return transaction;
    }

    private void occupy(InvoiceFixture.Merchant merchant, String batch, GlobalTransaction transaction, int expected)
            throws Exception {
        String parts = IntStream.rangeClosed(1, LINES)
                .mapToObj(i -> "{\"invoiceNumber\":\"" + InvoiceFixture.number(merchant, i)
                        + "\",\"lineNo\":1,\"quantity\":10,\"amount\":100.00}")
                .collect(Collectors.joining(","));
        String body =
                "{\"merchantId\":\"" + merchant.id() + "\",\"batchId\":\"" + batch + "\",\"parts\":[" + parts + "]}";
        call(PATH, body, transaction, expected);
    }

    // As a remote caller: the transaction comes in the header and not in the thread.
    private void call(String path, String body, GlobalTransaction transaction, int expected) throws Exception {
        RootContext.unbind();
        int status = mvc.perform(MockMvcRequestBuilders.post(path)
                        .with(Callers.service("refund-service"))
                        .header(RootContext.KEY_XID, transaction.getXid())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getStatus();
        RootContext.bind(transaction.getXid());
        assertThat(status).isEqualTo(expected);
    }

    private InvoiceFixture.Merchant withRefundInvoices() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        platform.feed(
                merchant.taxNo(),
                InvoiceFixture.pages(IntStream.rangeClosed(1, LINES)
                        .mapToObj(i -> InvoiceFixture.received(merchant, InvoiceFixture.number(merchant, i), "100.00"))
                        .toList()));
        fixture.pulled(merchant);
        fixture.post(merchant, "/api/merchant/input-invoices:select-refund", "{\"all\":true}");
        InvoiceFixture.await(() -> fixture.get(merchant, "/api/merchant/input-invoices?use=REFUND")
                        .get("total")
                        .asInt()
                == LINES);
        return merchant;
    }

    private int live(InvoiceFixture.Merchant merchant) {
        return jdbc.sql("SELECT COUNT(*) FROM input_occupation WHERE merchant_id = ? AND live = TRUE")
                .param(merchant.id())
                .query(Integer.class)
                .single();
    }

    private int undoRows() {
        return jdbc.sql("SELECT COUNT(*) FROM undo_log").query(Integer.class).single();
    }
}
