package io.maotong.customs.entry;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.api.CustomsEvents;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.exchange.Xml;
import io.maotong.customs.issue.Issue;
import io.maotong.customs.issue.Issues;
import io.maotong.customs.receipt.ResultListener;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes declarations out of summary results. A result only says which line of which list went into which line of the
 * declaration; the figures are those of our own lists.
 */
@Service
class EntryService implements ResultListener {

    record Link(String invtNo, String logisticsNo, int itemNo, int listLine, String commodityCode) {}

    /** A line of one of our lists. */
    private record Part(Link link, CustomsDocument list, Map<String, String> row, Map<String, String> head) {

        BigDecimal number(String field) {
            BigDecimal value = DocumentContent.number(row, field);
            return value == null ? BigDecimal.ZERO : value;
        }
    }

    private final SummaryResultMapper results;
    private final EntryMapper entries;
    private final EntryLineMapper lines;
    private final EntrySourceMapper sources;
    private final Documents documents;
    private final Codes codes;
    private final Issues issues;
    private final Events events;
    private final ObjectProvider<EntryListener> listeners;
    private final JsonMapper json;
    private final Clock clock;

    EntryService(
            SummaryResultMapper results,
            EntryMapper entries,
            EntryLineMapper lines,
            EntrySourceMapper sources,
            Documents documents,
            Codes codes,
            Issues issues,
            Events events,
            ObjectProvider<EntryListener> listeners,
            JsonMapper json,
            Clock clock) {
        this.results = results;
        this.entries = entries;
        this.lines = lines;
        this.sources = sources;
        this.documents = documents;
        this.codes = codes;
        this.issues = issues;
        this.events = events;
        this.listeners = listeners;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void received(Xml.Element message) {
        for (Xml.Element result : message.all("SummaryResult")) {
            Xml.Element head = result.first("SummaryResultHead");
            if (head == null || head.get("declSeqNo") == null) {
                throw Xml.unreadable("a summary result without declSeqNo");
            }
            keep(head, result.all("SummaryResultList"));
            complete(head.get("declSeqNo"));
        }
    }

    private void keep(Xml.Element head, List<Xml.Element> rows) {
        Map<String, String> fields = new LinkedHashMap<>();
        head.children().forEach(field -> fields.put(field.name(), field.text()));
        List<Link> links = rows.stream()
                .map(row -> new Link(
                        row.get("invtNo"),
                        row.get("logisticsNo"),
                        Integer.parseInt(row.get("gseqno")),
                        Integer.parseInt(row.get("gnum")),
                        row.get("gcode")))
                .toList();
        SummaryResultRow row = new SummaryResultRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.sumNo = String.valueOf(head.get("sumNo"));
        row.declSeqNo = head.get("declSeqNo");
        row.entryId = head.get("entryId") == null ? "" : head.get("entryId");
        row.msgCount = Integer.parseInt(head.get("msgCount"));
        row.msgSeqNo = Integer.parseInt(head.get("msgSeqNo"));
        row.head = json.writeValueAsString(fields);
        row.links = json.writeValueAsString(links);
        row.opDate = head.get("opDate");
        row.receivedAt = clock.instant();
        results.keep(row);
    }

    /** Makes the declaration once all parts of its result are there. */
    private void complete(String declSeqNo) {
        List<SummaryResultRow> parts = results.parts(declSeqNo);
        String entryId = parts.stream()
                .map(part -> part.entryId)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(null);
        if (entryId == null
                || parts.size() < parts.getFirst().msgCount
                || entries.exists(new QueryWrapper<EntryRow>().eq("entry_id", entryId))) {
            return;
        }
        List<Link> links = new ArrayList<>();
        parts.forEach(part -> links.addAll(json.readValue(part.links, new TypeReference<List<Link>>() {})));
        Map<String, String> head = json.readValue(parts.getFirst().head, new TypeReference<>() {});
        create(entryId, head, links);
    }

    private void create(String entryId, Map<String, String> head, List<Link> links) {
        Set<String> invtNos = new LinkedHashSet<>();
        links.forEach(link -> invtNos.add(link.invtNo()));
        List<Part> parts = parts(links, invtNos);
        if (parts.size() != links.size()) {
            trouble(
                    entryId,
                    head,
                    "汇总结果中有本企业没有的清单行，报关单暂未建立，请与海关核实",
                    "The summary result names list lines that are not ours: the declaration was not made");
            return;
        }
        if (parts.stream()
                .anyMatch(part -> !part.link().commodityCode().equals(part.row().get("gcode")))) {
            trouble(
                    entryId,
                    head,
                    "汇总结果的商品编码与清单不一致，请与海关核实",
                    "The summary result and the lists differ in commodity codes");
        }
        EntryRow entry = entry(entryId, head, parts);
        Map<Integer, List<Part>> byLine = new TreeMap<>();
        parts.forEach(part -> byLine.computeIfAbsent(part.link().itemNo(), no -> new ArrayList<>())
                .add(part));
        List<EntryLineRow> lineRows = new ArrayList<>();
        byLine.forEach((itemNo, sameLine) -> lineRows.add(line(entry, itemNo, sameLine)));
        List<EntrySourceRow> sourceRows =
                parts.stream().map(part -> source(entry, part)).toList();
        entries.insert(entry);
        lines.insert(lineRows);
        sources.insert(sourceRows);
        CustomsEntry fact = fact(entry, lineRows, sourceRows);
        events.publish(CustomsEvents.ENTRY_CREATED, entryId, entry.version, fact);
        listeners.orderedStream().forEach(listener -> listener.created(fact, invtNos));
    }

    private List<Part> parts(List<Link> links, Set<String> invtNos) {
        Map<String, CustomsDocument> lists = new HashMap<>();
        documents.find(DocumentType.LIST, "invt_no", invtNos).forEach(list -> lists.put(list.invtNo(), list));
        Map<Long, DocumentContent> contents = new HashMap<>();
        documents
                .currentVersions(
                        lists.values().stream().map(CustomsDocument::id).toList())
                .forEach(version -> contents.put(version.documentId(), version.content()));
        List<Part> parts = new ArrayList<>();
        for (Link link : links) {
            CustomsDocument list = lists.get(link.invtNo());
            if (list == null) {
                continue;
            }
            DocumentContent content = contents.get(list.id());
            content.rows().stream()
                    .filter(row -> Integer.toString(link.listLine()).equals(row.get("gnum")))
                    .findFirst()
                    .ifPresent(row -> parts.add(new Part(link, list, row, content.head())));
        }
        return parts;
    }

    private EntryRow entry(String entryId, Map<String, String> head, List<Part> parts) {
        LocalDate today = BusinessTime.today(clock);
        EntryRow row = new EntryRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.entryId = entryId;
        row.version = 1L;
        row.sumNo = head.getOrDefault("sumNo", "");
        row.declSeqNo = head.get("declSeqNo");
        row.declState = head.getOrDefault("decState", "");
        // The latest day of export of the lists that it summarises.
        row.exportDate = parts.stream()
                .map(part -> LocalDate.parse(part.head().get("ieDate"), DateTimeFormatter.BASIC_ISO_DATE))
                .max(LocalDate::compareTo)
                .orElse(today);
        row.customsCode = head.get("customsCode");
        row.consignorCode = head.get("ebcCode");
        row.consignorName = head.get("ebcName");
        row.tradeMode = parts.getFirst().head().get("tradeMode");
        row.destinationCountry = codes.letters(
                        Codes.COUNTRIES, parts.getFirst().head().get("country"), today)
                .orElse(parts.getFirst().head().get("country"));
        row.grossWeight = new BigDecimal(head.getOrDefault("grossWeight", "0"));
        row.netWeight = new BigDecimal(head.getOrDefault("netWeight", "0"));
        row.createdAt = clock.instant();
        return row;
    }

    private EntryLineRow line(EntryRow entry, int itemNo, List<Part> sameLine) {
        Map<String, String> first = sameLine.getFirst().row();
        EntryLineRow row = new EntryLineRow();
        row.id = Ids.next();
        row.merchantId = entry.merchantId;
        row.entryId = entry.entryId;
        row.itemNo = itemNo;
        row.commodityCode = sameLine.getFirst().link().commodityCode();
        row.name = first.getOrDefault("itemName", first.get("gname"));
        row.unit = first.get("unit");
        row.quantity = sum(sameLine, "qty");
        row.unit1 = first.get("unit1");
        row.quantity1 = sum(sameLine, "qty1");
        row.unit2 = first.get("unit2");
        row.quantity2 = row.unit2 == null ? null : sum(sameLine, "qty2");
        row.currency = letters(first.get("currency"));
        row.total = sum(sameLine, "totalPrice");
        return row;
    }

    private EntrySourceRow source(EntryRow entry, Part part) {
        EntrySourceRow row = new EntrySourceRow();
        row.id = Ids.next();
        row.merchantId = entry.merchantId;
        row.entryId = entry.entryId;
        row.itemNo = part.link().itemNo();
        row.invtNo = part.link().invtNo();
        row.listLineNo = part.link().listLine();
        row.orderNo = part.list().orderNo();
        row.sku = part.row().get("itemNo");
        row.quantity = part.number("qty");
        row.currency = letters(part.row().get("currency"));
        row.total = part.number("totalPrice");
        return row;
    }

    private static BigDecimal sum(List<Part> parts, String field) {
        return parts.stream().map(part -> part.number(field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String letters(String number) {
        return codes.letters(Codes.CURRENCIES, number, BusinessTime.today(clock))
                .orElseThrow(() -> new IllegalStateException("no letters for currency " + number));
    }

    private void trouble(String entryId, Map<String, String> head, String zh, String en) {
        issues.raise(List.of(new Issue(
                "SUMMARY:" + entryId,
                "SUMMARY",
                "E",
                null,
                DocumentType.SUMMARY.code(),
                null,
                null,
                entryId,
                head.get("sumNo"),
                "DATA",
                "OPERATOR",
                Text.of(zh, en),
                json.writeValueAsString(head))));
    }

    static CustomsEntry fact(EntryRow entry, List<EntryLineRow> lines, List<EntrySourceRow> sources) {
        Map<Integer, List<CustomsEntry.Source>> byLine = new HashMap<>();
        for (EntrySourceRow source : sources) {
            byLine.computeIfAbsent(source.itemNo, no -> new ArrayList<>())
                    .add(new CustomsEntry.Source(
                            source.orderNo,
                            source.listLineNo,
                            source.invtNo,
                            source.listLineNo,
                            source.sku,
                            source.quantity,
                            Money.rounded(source.total, source.currency)));
        }
        return new CustomsEntry(
                entry.entryId,
                entry.version,
                entry.sumNo,
                entry.exportDate,
                entry.customsCode,
                entry.consignorCode,
                entry.consignorName,
                entry.tradeMode,
                entry.destinationCountry,
                lines.stream()
                        .map(line -> new CustomsEntry.Line(
                                line.itemNo,
                                line.commodityCode,
                                line.name,
                                line.unit,
                                line.quantity,
                                line.unit1,
                                line.quantity1,
                                line.unit2,
                                line.quantity2,
                                Money.rounded(line.total, line.currency),
                                byLine.getOrDefault(line.itemNo, List.of())))
                        .toList());
    }
}
