package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Lists of invoices. */
@Service
class InvoiceQueries {

    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id",
            "status", "status",
            "total", "total",
            "issuedAt", "issued_at",
            "entryId", "entry_id",
            "buyerName", "buyer_name",
            "submittedOn", "submitted_on");
    private static final int CHUNK = 500;

    /**
     * Everything optional.
     *
     * @param q beginning of a number, a declaration, a serial number, a buyer's name or tax number
     * @param issuedFrom first day of issue, in China
     * @param issuedTo last day
     */
    record Filter(
            String kind,
            InvoiceStatus status,
            Origin origin,
            Boolean red,
            String entryId,
            Long batchId,
            String buyerTaxNo,
            LocalDate issuedFrom,
            LocalDate issuedTo,
            BigDecimal totalFrom,
            BigDecimal totalTo,
            String q) {}

    private final HeaderMapper headers;

    InvoiceQueries(HeaderMapper headers) {
        this.headers = headers;
    }

    PageResponse<HeaderRow> list(Filter filter, PageRequest page) {
        return PageResponse.of(headers.selectPage(page.toPage(SORTABLE, "id,desc"), query(filter)), row -> row);
    }

    /** Everything of the filter, the newest first, a few hundred rows at a time. */
    void each(Filter filter, Consumer<HeaderRow> reader) {
        long last = Long.MAX_VALUE;
        while (true) {
            QueryWrapper<HeaderRow> query = query(filter).lt("id", last).orderByDesc("id");
            List<HeaderRow> rows = headers.selectList(new Page<>(1, CHUNK, false), query);
            rows.forEach(reader);
            if (rows.size() < CHUNK) {
                return;
            }
            last = rows.getLast().id;
        }
    }

    private static QueryWrapper<HeaderRow> query(Filter filter) {
        QueryWrapper<HeaderRow> query = InvoiceBook.listing();
        query.eq(filter.kind() != null, "kind", filter.kind())
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.origin() != null, "origin", filter.origin())
                .eq(filter.red() != null, "red", filter.red())
                .eq(filter.entryId() != null, "entry_id", filter.entryId())
                .eq(filter.batchId() != null, "batch_id", filter.batchId())
                .eq(filter.buyerTaxNo() != null, "buyer_tax_no", filter.buyerTaxNo())
                .ge(filter.totalFrom() != null, "total", filter.totalFrom())
                .le(filter.totalTo() != null, "total", filter.totalTo());
        if (filter.issuedFrom() != null) {
            query.ge("issued_at", startOf(filter.issuedFrom()));
        }
        if (filter.issuedTo() != null) {
            query.lt("issued_at", startOf(filter.issuedTo().plusDays(1)));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(any -> any.likeRight("number", start)
                    .or()
                    .likeRight("entry_id", start)
                    .or()
                    .likeRight("serial_no", start)
                    .or()
                    .likeRight("buyer_name", start)
                    .or()
                    .likeRight("buyer_tax_no", start));
        }
        return query;
    }

    private static Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(BusinessTime.ZONE).toInstant());
    }
}
