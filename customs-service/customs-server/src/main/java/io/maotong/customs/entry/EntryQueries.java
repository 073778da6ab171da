package io.maotong.customs.entry;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.money.Money;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Declarations for people. */
@Component
class EntryQueries {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "exportDate", "export_date", "entryId", "entry_id");

    private final EntryMapper entries;
    private final EntryLineMapper lines;
    private final EntrySourceMapper sources;

    EntryQueries(EntryMapper entries, EntryLineMapper lines, EntrySourceMapper sources) {
        this.entries = entries;
        this.lines = lines;
        this.sources = sources;
    }

    PageResponse<EntryResponse> find(LocalDate from, LocalDate until, String sumNo, PageRequest page) {
        QueryWrapper<EntryRow> query = new QueryWrapper<EntryRow>()
                .ge(from != null, "export_date", from)
                .le(until != null, "export_date", until)
                .eq(sumNo != null, "sum_no", sumNo);
        return PageResponse.of(entries.selectPage(page.toPage(SORTABLE, "id,desc"), query), EntryQueries::response);
    }

    CustomsEntry get(String entryId) {
        EntryRow entry = entries.selectOne(new QueryWrapper<EntryRow>().eq("entry_id", entryId));
        if (entry == null) {
            throw new NotFoundException("entry", entryId);
        }
        return EntryService.fact(
                entry,
                lines.selectList(
                        new QueryWrapper<EntryLineRow>().eq("entry_id", entryId).orderByAsc("item_no")),
                sources.selectList(new QueryWrapper<EntrySourceRow>()
                        .eq("entry_id", entryId)
                        .orderByAsc("item_no", "invt_no", "list_line_no")));
    }

    List<EvidenceResponse> evidence(String inventoryNo, String orderNo) {
        QueryWrapper<EntrySourceRow> query = new QueryWrapper<EntrySourceRow>()
                .eq(inventoryNo.isEmpty() || !orderNo.isEmpty(), "order_no", orderNo)
                .eq(!inventoryNo.isEmpty(), "invt_no", inventoryNo)
                .orderByAsc("invt_no", "list_line_no")
                .last("LIMIT 500");
        return sources.selectList(query).stream()
                .map(row -> new EvidenceResponse(
                        row.entryId,
                        row.itemNo,
                        row.invtNo,
                        row.listLineNo,
                        row.orderNo,
                        row.sku,
                        row.quantity,
                        Money.rounded(row.total, row.currency)))
                .toList();
    }

    private static EntryResponse response(EntryRow row) {
        return new EntryResponse(
                row.entryId,
                row.sumNo,
                row.exportDate,
                row.customsCode,
                row.consignorCode,
                row.consignorName,
                row.tradeMode,
                row.destinationCountry,
                row.grossWeight,
                row.netWeight,
                row.createdAt);
    }
}
