package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.StoredFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Received invoices for other features. */
@Component
public class ReceivedInvoices {

    /** @param unread fields that could not be read, separated by commas; empty if all were */
    public record Received(
            long id,
            String number,
            FileFormat format,
            String sellerName,
            String buyerName,
            LocalDate issuedOn,
            BigDecimal total,
            boolean red,
            String unread,
            String source,
            Instant receivedAt,
            StoredFile file) {}

    private final ReceivedFileMapper received;
    private final ReceivedFiles files;

    ReceivedInvoices(ReceivedFileMapper received, ReceivedFiles files) {
        this.received = received;
        this.files = files;
    }

    /** Of the year in which they were issued, or came if they do not tell; above an id, in the order of the ids. */
    public List<Received> ofYear(int year, long after, int limit) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate next = first.plusYears(1);
        return received
                .selectList(new QueryWrapper<ReceivedFileRow>()
                        .gt("id", after)
                        .and(any -> any.between("issued_on", first, next.minusDays(1))
                                .or(undated -> undated.isNull("issued_on")
                                        .ge(
                                                "received_at",
                                                first.atStartOfDay(BusinessTime.ZONE)
                                                        .toInstant())
                                        .lt(
                                                "received_at",
                                                next.atStartOfDay(BusinessTime.ZONE)
                                                        .toInstant())))
                        .orderByAsc("id")
                        .last("LIMIT " + limit))
                .stream()
                .map(row -> new Received(
                        row.id,
                        row.number,
                        row.format,
                        row.sellerName,
                        row.buyerName,
                        row.issuedOn,
                        row.total,
                        row.red,
                        row.unread,
                        row.source,
                        row.receivedAt,
                        files.file(row)))
                .toList();
    }
}
