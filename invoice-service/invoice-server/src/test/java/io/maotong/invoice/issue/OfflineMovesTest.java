package io.maotong.invoice.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.RecordedMoves;
import io.maotong.invoice.ScriptedPlatform;
import io.maotong.invoice.TestGate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InvoiceTest
class OfflineMovesTest {

    @Autowired
    InvoiceDesk desk;

    @Autowired
    OfflineMoves offline;

    @Autowired
    TestGate gate;

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    ScriptedPlatform platform;

    @Autowired
    RecordedMoves moves;

    @Autowired
    JdbcClient jdbc;

    @Test
    void submitWhenTheWayIsClosedThenQueuedAndSentOnceItIsOpen() {
        Merchant merchant = fixture.merchant();
        gate.close(merchant.taxNo());
        long id = submitted(merchant);

        await(merchant, id, InvoiceStatus.QUEUED_OFFLINE);
        assertThat(platform.received(merchant.taxNo())).isEmpty();
        assertThat(in(merchant, () -> offline.release(id))).isTrue();
        InvoiceFixture.await(() -> jdbc.sql("SELECT COUNT(*) FROM intent WHERE merchant_id = ?")
                        .param(merchant.id())
                        .query(Integer.class)
                        .single()
                == 0);
        assertThat(status(merchant, id)).as("still closed: it keeps its place").isEqualTo(InvoiceStatus.QUEUED_OFFLINE);

        gate.open(merchant.taxNo());
        in(merchant, () -> offline.release(id));
        in(merchant, () -> offline.release(id));

        await(merchant, id, InvoiceStatus.ISSUED);
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
        assertThat(moves.of(id))
                .extracting(move -> move.invoice().status())
                .containsExactly(
                        InvoiceStatus.DRAFT,
                        InvoiceStatus.READY,
                        InvoiceStatus.QUEUED_OFFLINE,
                        InvoiceStatus.SUBMITTING,
                        InvoiceStatus.ISSUED);
        assertThat(in(merchant, () -> offline.release(id))).isFalse();
        assertThat(in(merchant, () -> offline.queue(id, "late"))).isEmpty();
    }

    @Test
    void giveToPersonWhenTheDeadlineIsOverThenAskedBeforeAnythingIsSent() {
        Merchant merchant = fixture.merchant();
        gate.close(merchant.taxNo());
        long id = submitted(merchant);
        await(merchant, id, InvoiceStatus.QUEUED_OFFLINE);

        assertThat(in(merchant, () -> offline.giveToPerson(id, "48 h are over")))
                .isTrue();

        assertThat(status(merchant, id)).isEqualTo(InvoiceStatus.MANUAL);
        gate.open(merchant.taxNo());
        fixture.post(merchant, "/api/merchant/invoices/" + id + ":retry", "{}");
        await(merchant, id, InvoiceStatus.ISSUED);
        assertThat(platform.calls("find", merchant.taxNo())).isPositive();
        assertThat(platform.received(merchant.taxNo())).hasSize(1);
    }

    private long submitted(Merchant merchant) {
        return in(merchant, () -> {
            StoredInvoice draft = desk.draft(new NewInvoice(
                    "A1", Origin.MANUAL, null, null, Documents.special(merchant.taxNo(), merchant.name())));
            return desk.submit(draft.id(), "somebody").id();
        });
    }

    private InvoiceStatus status(Merchant merchant, long id) {
        return in(merchant, () -> desk.find(id).orElseThrow().status());
    }

    private void await(Merchant merchant, long id, InvoiceStatus status) {
        InvoiceFixture.await(() -> status(merchant, id) == status);
    }

    private static <T> T in(Merchant merchant, Supplier<T> work) {
        return MerchantScope.call(merchant.id(), work);
    }
}
