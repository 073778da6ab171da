package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.invoice.input.InputInvoices;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The ways by which received invoices came: files of any format, and the bureau's list. One invoice may have several. */
@Component
class ReceivedSources {

    /** @param files by number @param collected by number; missing if the bureau did not list it yet */
    record Found(Map<String, List<ReceivedFileRow>> files, Map<String, InputInvoices.Head> collected) {}

    private static final String[] COLUMNS = {
        "id", "number", "format", "source", "received_at", "seller_name", "issued_on", "total"
    };

    private final ReceivedFileMapper files;
    private final InputInvoices collected;

    ReceivedSources(ReceivedFileMapper files, InputInvoices collected) {
        this.files = files;
        this.collected = collected;
    }

    Found of(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return new Found(Map.of(), Map.of());
        }
        return new Found(
                files
                        .selectList(new QueryWrapper<ReceivedFileRow>()
                                // The content is encrypted, large, and of no use here.
                                .select(COLUMNS)
                                .in("number", numbers)
                                .orderByAsc("id"))
                        .stream()
                        .collect(Collectors.groupingBy(file -> file.number)),
                collected.heads(numbers));
    }
}
