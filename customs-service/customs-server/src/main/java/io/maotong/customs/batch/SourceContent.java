package io.maotong.customs.batch;

import io.maotong.core.time.BusinessTime;
import io.maotong.customs.batch.rule.Consignment;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.exchange.ContentSource;
import io.maotong.customs.qualification.Declarants;
import io.maotong.customs.source.SourceOrder;
import io.maotong.customs.source.SourceOrders;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes the documents of an order again, after the order, the shipment or the receipt was corrected at its source. */
@Component
final class SourceContent implements ContentSource {

    private final BatchMapper batches;
    private final SourceOrders orders;
    private final Declarants declarants;
    private final ConsignmentWriter writer;
    private final Clock clock;

    SourceContent(
            BatchMapper batches, SourceOrders orders, Declarants declarants, ConsignmentWriter writer, Clock clock) {
        this.batches = batches;
        this.orders = orders;
        this.declarants = declarants;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Optional<DocumentContent> rewrite(CustomsDocument document, DocumentContent before) {
        if (document.orderNo() == null || document.batchId() == null) {
            return Optional.empty();
        }
        List<SourceOrder> found = orders.find(List.of(document.orderNo()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Consignment consignment = writer.write(
                found.getFirst(),
                batches.selectById(document.batchId()),
                declarants.current().orElseThrow(),
                before.get("copNo"),
                BusinessTime.today(clock));
        DocumentContent content = switch (document.type()) {
            case ORDER -> consignment.order();
            case RECEIPTS -> consignment.receipts();
            case WAYBILL -> consignment.waybill();
            case LIST -> consignment.list();
            case ARRIVAL, DEPARTURE, CANCELLATION, MANIFEST, SUMMARY, RETURN, RETURN_TALLY -> null;
        };
        return Optional.ofNullable(content)
                .filter(written -> sameKey(written, before, "orderNo") && sameKey(written, before, "logisticsNo"));
    }

    private static boolean sameKey(DocumentContent one, DocumentContent other, String field) {
        return String.valueOf(one.get(field)).equals(String.valueOf(other.get(field)));
    }
}
