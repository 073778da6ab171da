package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.FileStore;
import io.maotong.invoice.file.StoredFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final FileStore store;

    ReceivedInvoices(ReceivedFileMapper received, ReceivedFiles files, FileStore store) {
        this.store = store;
        this.received = received;
        this.files = files;
    }

    /** Those of these numbers that were received as files. */
    public Set<String> numbersWithFiles(Collection<String> numbers) {
        return rows(numbers).stream().map(row -> row.number).collect(Collectors.toSet());
    }

    /** Keeps the files of these invoices until a later day. */
    public void keepLonger(Collection<String> numbers, LocalDate until) {
        store.keepLonger(rows(numbers).stream().map(row -> row.fileId).toList(), until);
    }

    /** Puts a legal hold on the files of these invoices, or takes it away. */
    public void hold(Collection<String> numbers, boolean held) {
        store.hold(rows(numbers).stream().map(row -> row.fileId).toList(), held);
    }

    private List<ReceivedFileRow> rows(Collection<String> numbers) {
        return received.selectList(
                new QueryWrapper<ReceivedFileRow>().select("number", "file_id").in("number", numbers));
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
