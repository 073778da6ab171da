package io.maotong.customs.draft;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.document.DocumentContent;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Full declarations that are drafted for orders which may not go by list. */
@Component
public class Drafts {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");
    private static final String FOB = "3";
    private static final String CHINA = "CHN";
    private static final String LEVIED = "1";

    /**
     * @param reasons why it may not go by list
     * @param declaration null in lists
     */
    record DraftResponse(
            String draftId,
            String orderNo,
            String batchId,
            String tradeMode,
            BigDecimal valueCny,
            JsonNode reasons,
            DeclarationDraft declaration,
            Instant createdAt,
            Instant updatedAt) {}

    private final DraftMapper drafts;
    private final Codes codes;
    private final JsonMapper json;
    private final Clock clock;

    Drafts(DraftMapper drafts, Codes codes, JsonMapper json, Clock clock) {
        this.drafts = drafts;
        this.codes = codes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps the draft of an order, in place of an earlier one.
     *
     * @param list the list that would have been declared
     * @param valueCny null if it is not known
     */
    public void keep(long batchId, DocumentContent list, BigDecimal valueCny, List<Text> reasons, LocalDate day) {
        DraftRow row = new DraftRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.orderNo = list.get("orderNo");
        row.batchId = batchId;
        row.tradeMode = list.get("tradeMode");
        row.valueCny = valueCny;
        row.reasons = json.writeValueAsString(reasons.stream()
                .map(reason -> Map.of("zh", reason.zh(), "en", reason.en()))
                .toList());
        row.content = json.writeValueAsString(draft(list, valueCny, day));
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        drafts.keep(row);
    }

    private DeclarationDraft draft(DocumentContent list, BigDecimal valueCny, LocalDate day) {
        List<DeclarationDraft.Item> items = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Map<String, String> row : list.rows()) {
            BigDecimal line = DocumentContent.number(row, "totalPrice");
            total = line == null ? total : total.add(line);
            items.add(new DeclarationDraft.Item(
                    items.size() + 1,
                    row.get("gcode"),
                    row.get("gname"),
                    row.get("gmodel"),
                    DocumentContent.number(row, "qty"),
                    row.get("unit"),
                    DocumentContent.number(row, "qty1"),
                    row.get("unit1"),
                    DocumentContent.number(row, "qty2"),
                    row.get("unit2"),
                    DocumentContent.number(row, "price"),
                    line,
                    letters(Codes.CURRENCIES, row.get("currency"), day),
                    letters(Codes.COUNTRIES, row.get("country"), day),
                    CHINA,
                    LEVIED));
        }
        String currency = list.rows().isEmpty() ? null : list.rows().getFirst().get("currency");
        BigDecimal packs = list.number("packNo");
        return new DeclarationDraft(
                null,
                list.get("orderNo"),
                list.get("tradeMode"),
                list.get("customsCode"),
                list.get("portCode"),
                list.get("trafMode"),
                list.get("logisticsNo"),
                new DeclarationDraft.Party(list.get("ebcCode"), list.get("ebcName")),
                new DeclarationDraft.Party(list.get("ownerCode"), list.get("ownerName")),
                new DeclarationDraft.Party(list.get("agentCode"), list.get("agentName")),
                letters(Codes.COUNTRIES, list.get("country"), day),
                list.get("country"),
                FOB,
                list.number("freight"),
                letters(Codes.CURRENCIES, currency, day),
                currency,
                packs == null ? 0 : packs.intValue(),
                list.number("grossWeight"),
                list.number("netWeight"),
                total,
                valueCny,
                items);
    }

    private String letters(String table, String number, LocalDate day) {
        return codes.letters(table, number, day).orElse(null);
    }

    PageResponse<DraftResponse> find(String orderNo, PageRequest page) {
        QueryWrapper<DraftRow> query = new QueryWrapper<DraftRow>().eq(orderNo != null, "order_no", orderNo);
        return PageResponse.of(drafts.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> response(row, null));
    }

    DraftResponse get(String id) {
        DraftRow row = drafts.selectById(Ids.parse(id));
        if (row == null) {
            throw new NotFoundException("draft", id);
        }
        return response(row, json.readValue(row.content, DeclarationDraft.class));
    }

    private DraftResponse response(DraftRow row, DeclarationDraft declaration) {
        return new DraftResponse(
                Ids.text(row.id),
                row.orderNo,
                Ids.text(row.batchId),
                row.tradeMode,
                row.valueCny,
                json.readTree(row.reasons),
                declaration,
                row.createdAt,
                row.updatedAt);
    }
}
