package io.maotong.customs.batch;

import io.maotong.core.time.BusinessTime;
import io.maotong.customs.batch.rule.Consignment;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.exchange.ContentSource;
import io.maotong.customs.qualification.Declarants;
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
        return consignment(document, before.get("copNo"))
                .map(consignment -> content(document, consignment))
                .filter(written -> sameKey(written, before, "orderNo") && sameKey(written, before, "logisticsNo"));
    }

    /** What would be declared of the document's order today; empty if it is a document of no order, or the order is gone. */
    Optional<Consignment> consignment(CustomsDocument document, String copNo) {
        if (document.orderNo() == null || document.batchId() == null) {
            return Optional.empty();
        }
        return orders.find(List.of(document.orderNo())).stream()
                .findFirst()
                .map(order -> writer.write(
                        order,
                        batches.selectById(document.batchId()),
                        declarants.current().orElseThrow(),
                        copNo,
                        BusinessTime.today(clock)));
    }

    private static DocumentContent content(CustomsDocument document, Consignment consignment) {
        return switch (document.type()) {
            case ORDER -> consignment.order();
            case RECEIPTS -> consignment.receipts();
            case WAYBILL -> consignment.waybill();
            case LIST -> consignment.list();
            case ARRIVAL, DEPARTURE, CANCELLATION, MANIFEST, SUMMARY, RETURN, RETURN_TALLY -> null;
        };
    }

    private static boolean sameKey(DocumentContent one, DocumentContent other, String field) {
        return String.valueOf(one.get(field)).equals(String.valueOf(other.get(field)));
    }
}
