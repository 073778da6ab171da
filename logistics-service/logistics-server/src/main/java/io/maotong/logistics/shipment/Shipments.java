package io.maotong.logistics.shipment;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.logistics.LogisticsError;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.quote.QuoteResult;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's shipments. */
@Component
public class Shipments {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "createdAt", "created_at", "orderNo", "order_no", "status", "status");

    private final ShipmentMapper shipments;
    private final TrackingEventMapper events;
    private final LabelPrintMapper prints;
    private final ShipmentAnnouncer announcer;
    private final JsonMapper json;
    private final Clock clock;

    Shipments(
            ShipmentMapper shipments,
            TrackingEventMapper events,
            LabelPrintMapper prints,
            ShipmentAnnouncer announcer,
            JsonMapper json,
            Clock clock) {
        this.shipments = shipments;
        this.events = events;
        this.prints = prints;
        this.announcer = announcer;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What stands on a label.
     *
     * @param printNo 1 for the first print
     */
    public record Printable(
            long id,
            String orderNo,
            CarrierCode carrier,
            String serviceName,
            String trackingNo,
            String reference,
            BigDecimal grossWeight,
            int packs,
            int printNo,
            Instant printedAt) {}

    PageResponse<ShipmentResponse> find(ShipmentFilter filter, PageRequest page) {
        Page<ShipmentRow> rows = shipments.selectPage(
                page.toPage(SORTABLE, "createdAt,desc"),
                filter.toQuery()
                        .select(ShipmentRow.class, column -> !column.getColumn().equals("choice")));
        return PageResponse.of(rows, row -> ShipmentResponse.of(row, null));
    }

    ShipmentResponse get(long id) {
        ShipmentRow row = row(id);
        return ShipmentResponse.of(row, row.choice == null ? null : json.readValue(row.choice, QuoteResult.class));
    }

    List<ShipmentResponse.Event> events(long id) {
        row(id);
        return events
                .selectList(new QueryWrapper<TrackingEventRow>()
                        .eq("shipment_id", id)
                        .orderByAsc("happened_at"))
                .stream()
                .sorted((a, b) -> {
                    int time = a.happenedAt.compareTo(b.happenedAt);
                    return time != 0 ? time : Integer.compare(a.status.rank(), b.status.rank());
                })
                .map(row -> new ShipmentResponse.Event(
                        row.happenedAt,
                        row.localTime,
                        row.offsetText,
                        row.offsetAssumed,
                        row.status.text(),
                        row.code,
                        row.location,
                        row.description))
                .toList();
    }

    private ShipmentRow row(long id) {
        ShipmentRow row = shipments.selectOne(new QueryWrapper<ShipmentRow>().eq("id", id));
        if (row == null) {
            throw new NotFoundException("shipment", id);
        }
        return row;
    }

    /** The booked shipments of a batch, in the order of their orders. */
    public List<Long> bookedOf(long batchId) {
        return shipments
                .selectList(new QueryWrapper<ShipmentRow>()
                        .select("id", "status")
                        .eq("batch_id", batchId)
                        .orderByAsc("order_no"))
                .stream()
                .filter(row -> row.status.isBooked())
                .map(row -> row.id)
                .toList();
    }

    /**
     * Counts a print of each label and says what stands on it.
     *
     * @throws NotFoundException if one is not there or another merchant's
     * @throws BusinessException if one is not booked
     */
    @Transactional
    public List<Printable> print(List<Long> ids, String by) {
        List<ShipmentRow> rows = shipments.lock(ids);
        if (rows.size() < ids.size()) {
            throw new NotFoundException("shipment", Ids.text(ids.getFirst()));
        }
        Instant now = clock.instant();
        List<LabelPrintRow> noted = new ArrayList<>();
        List<ShipmentRow> labelled = new ArrayList<>();
        List<Printable> printable = new ArrayList<>();
        for (ShipmentRow row : rows) {
            if (!row.status.isBooked()) {
                throw new BusinessException(
                        LogisticsError.NOT_BOOKED,
                        row.failure == null
                                ? Text.of("请等待预订完成", "Wait until it is booked")
                                : Text.of("预订失败：%s", "The booking failed: %s").with(row.failure));
            }
            row.prints++;
            if (row.status == ShipmentStatus.BOOKED) {
                row.status = ShipmentStatus.LABELLED;
                row.version++;
                labelled.add(row);
            }
            noted.add(printOf(row, by, now));
            printable.add(new Printable(
                    row.id,
                    row.orderNo,
                    row.carrier,
                    row.serviceName,
                    row.trackingNo,
                    row.reference,
                    row.grossWeight,
                    row.packs,
                    row.prints,
                    now));
        }
        shipments.updateById(rows);
        prints.insert(noted);
        announcer.announce(labelled);
        return printable;
    }

    private static LabelPrintRow printOf(ShipmentRow shipment, String by, Instant now) {
        LabelPrintRow row = new LabelPrintRow();
        row.id = Ids.next();
        row.merchantId = shipment.merchantId;
        row.shipmentId = shipment.id;
        row.printNo = shipment.prints;
        row.printedBy = by;
        row.printedAt = now;
        return row;
    }
}
