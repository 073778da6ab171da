package io.maotong.invoice.taxclass;

import com.baomidou.mybatisplus.core.metadata.OrderItem;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Searches the table in memory. Whether it is still the newest is one look at one row of the database for each search. */
@Component
class ClassificationSearch {

    private static final Map<String, String> SORTABLE = Map.of("code", "code", "name", "name", "id", "code");

    private final ClassificationTable table;
    private volatile ClassificationIndex index;

    ClassificationSearch(ClassificationTable table) {
        this.table = table;
    }

    PageResponse<Classification> find(String q, boolean leafOnly, LocalDate date, PageRequest request) {
        Page<Classification> page = request.toPage(SORTABLE, "code,asc");
        boolean asked = request.sort() != null && !request.sort().isBlank();
        List<Classification> found =
                current().find(q, leafOnly, date, asked ? order(page.orders().getFirst()) : null);
        int from = (int) Math.min(page.offset(), found.size());
        int to = (int) Math.min(page.offset() + page.getSize(), found.size());
        return new PageResponse<>(found.subList(from, to), page.getCurrent(), page.getSize(), found.size());
    }

    // The version is read before the rows: what changes meanwhile is read again next time.
    private ClassificationIndex current() {
        long version = table.version();
        ClassificationIndex known = index;
        if (known != null && known.version() >= version) {
            return known;
        }
        synchronized (this) {
            if (index == null || index.version() < version) {
                index = new ClassificationIndex(version, table.all());
            }
            return index;
        }
    }

    private static Comparator<Classification> order(OrderItem item) {
        Comparator<Classification> by = item.getColumn().equals("name")
                ? Comparator.comparing(Classification::name).thenComparing(Classification::code)
                : Comparator.comparing(Classification::code);
        return item.isAsc() ? by : by.reversed();
    }
}
