package io.maotong.logistics.label;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.logistics.LogisticsError;
import io.maotong.logistics.cargo.CargoOrders;
import io.maotong.logistics.cargo.Packing;
import io.maotong.logistics.cargo.Senders;
import io.maotong.logistics.carrier.Parcel;
import io.maotong.logistics.shipment.Shipments;
import io.maotong.order.api.TradeOrder;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Prints labels; every print is counted and kept before the label is given out. */
@Service
class LabelService {

    private static final int MOST = 500;

    private final Shipments shipments;
    private final CargoOrders orders;
    private final Senders senders;
    private final Packing packing;

    LabelService(Shipments shipments, CargoOrders orders, Senders senders, Packing packing) {
        this.shipments = shipments;
        this.orders = orders;
        this.senders = senders;
        this.packing = packing;
    }

    byte[] print(long shipmentId, String by) {
        return print(List.of(shipmentId), by);
    }

    /** All booked shipments of a batch in one document. */
    byte[] printBatch(long batchId, String by) {
        List<Long> ids = shipments.bookedOf(batchId);
        if (ids.isEmpty()) {
            throw new NotFoundException("booked shipments of batch", Ids.text(batchId));
        }
        if (ids.size() > MOST) {
            throw new BusinessException(
                    LogisticsError.TOO_MANY_LABELS,
                    Text.of("一次最多打印%d张", "At most %d labels at once").with(MOST));
        }
        return print(ids, by);
    }

    private byte[] print(List<Long> ids, String by) {
        List<Shipments.Printable> printable = shipments.print(ids, by);
        Map<String, TradeOrder> found =
                orders.find(printable.stream().map(Shipments.Printable::orderNo).toList());
        Parcel.Address sender = senders.known();
        return LabelPdf.of(printable.stream()
                .map(shipment -> new Label(shipment, packing.pack(found.get(shipment.orderNo()), sender)))
                .toList());
    }
}
