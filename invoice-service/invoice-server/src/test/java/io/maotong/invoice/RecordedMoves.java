package io.maotong.invoice;

import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** What listeners are told. */
@TestComponent
public class RecordedMoves implements InvoiceListener {

    /** @param from null when it was new */
    public record Move(StoredInvoice invoice, InvoiceStatus from) {}

    private final List<Move> moves = new CopyOnWriteArrayList<>();

    @Override
    public void moved(StoredInvoice invoice, InvoiceStatus from) {
        moves.add(new Move(invoice, from));
    }

    public List<Move> of(long invoiceId) {
        return moves.stream().filter(move -> move.invoice().id() == invoiceId).toList();
    }
}
