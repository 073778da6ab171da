package io.maotong.sandbox.port;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Turns summarised lists into declarations (报关单): one per mode of supervision, consignor, transport mode, producer,
 * country of arrival and port; lines merged by country of destination, commodity code and currency, at most fifty on a
 * declaration. Source of the merge: announcement 2018-194; the fifty lines are the declaration form's.
 */
@Component
class Summaries {

    private static final int MOST_LINES = 50;
    private static final String DECLARED = "P";

    private final PortStore store;
    private final Receipts receipts;
    private final NumberSequence numbers;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Tally tally;

    private record EntryKey(String mode, String traffic, String owner, String country, String port) {}

    private record LineKey(
            String country, String gcode, String currency, String unit, String unit1, String unit2, String name) {}

    private record Link(StoredDocument list, Map<String, String> row) {}

    Summaries(PortStore store, Receipts receipts, NumberSequence numbers, JdbcTemplate jdbc, Clock clock, Tally tally) {
        this.store = store;
        this.receipts = receipts;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.clock = clock;
        this.tally = tally;
    }

    /** Called for each part of an application; acts when the last one is accepted, and once. */
    void summarise(StoredDocument application) {
        String prefix = application.key().substring(0, application.key().lastIndexOf('+') + 1);
        long accepted = store.parts(CebType.SUMMARY, prefix).stream()
                .filter(StoredDocument::accepted)
                .count();
        boolean complete = accepted >= application.content().number("msgCount").longValue();
        boolean done = !jdbc.queryForList(
                        "SELECT entry_id FROM port_entry WHERE sum_no = ? LIMIT 1", String.class, application.sumNo())
                .isEmpty();
        if (!complete || done) {
            return;
        }
        boolean byOwner = application.head("summaryFlag").equals("2");
        Map<EntryKey, List<StoredDocument>> groups = new LinkedHashMap<>();
        for (StoredDocument list : store.listsOfSummary(application.sumNo())) {
            EntryKey key = new EntryKey(
                    list.head("tradeMode"),
                    list.head("trafMode"),
                    byOwner ? list.head("ownerCode") : "",
                    list.head("country"),
                    list.head("portCode"));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(list);
        }
        groups.values().forEach(lists -> declare(application, lists));
    }

    private void declare(StoredDocument application, List<StoredDocument> lists) {
        boolean byName = application.head("itemNameFlag").equals("1");
        Map<LineKey, List<Link>> lines = new LinkedHashMap<>();
        for (StoredDocument list : lists) {
            for (Map<String, String> row : list.content().rows()) {
                LineKey key = new LineKey(
                        row.get("country"),
                        row.get("gcode"),
                        row.get("currency"),
                        row.get("unit"),
                        row.get("unit1"),
                        row.getOrDefault("unit2", ""),
                        byName ? row.getOrDefault("itemName", row.get("gname")) : "");
                lines.computeIfAbsent(key, k -> new ArrayList<>()).add(new Link(list, row));
            }
        }
        List<Map.Entry<LineKey, List<Link>>> all = new ArrayList<>(lines.entrySet());
        List<Long> weighed = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_LINES) {
            entry(application, all.subList(from, Math.min(all.size(), from + MOST_LINES)), weighed);
        }
    }

    /** @param weighed lists whose weight is on an earlier declaration of the same group */
    private void entry(StoredDocument application, List<Map.Entry<LineKey, List<Link>>> lines, List<Long> weighed) {
        Instant now = clock.instant();
        String customs = application.head("customsCode");
        String entryId =
                customs + PortTime.local(now).getYear() + "0" + String.format("%09d", numbers.next("port.entry"));
        String declSeqNo =
                customs + PortTime.date(now) + String.format("%06d", numbers.next("port.entry.seq") % 1_000_000L);
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        String exported = "";
        List<Object[]> items = new ArrayList<>();
        StringBuilder links = new StringBuilder();
        int gseqno = 0;
        for (Map.Entry<LineKey, List<Link>> line : lines) {
            gseqno++;
            for (Link link : line.getValue()) {
                StoredDocument list = link.list();
                if (!weighed.contains(list.id())) {
                    weighed.add(list.id());
                    gross = gross.add(list.content().number("grossWeight"));
                    net = net.add(list.content().number("netWeight"));
                }
                if (list.head("ieDate").compareTo(exported) > 0) {
                    exported = list.head("ieDate");
                }
                links.append(link(list, link.row(), gseqno));
            }
            items.add(item(entryId, gseqno, line.getKey(), line.getValue()));
        }
        jdbc.update(
                "INSERT INTO port_entry (entry_id, decl_seq_no, sum_no, customs_code, ebc_code, exported_on,"
                        + " gross_weight, net_weight) VALUES (?,?,?,?,?,?,?,?)",
                entryId,
                declSeqNo,
                application.sumNo(),
                customs,
                application.head("ebcCode"),
                PortTime.date(exported),
                gross,
                net);
        jdbc.batchUpdate(
                "INSERT INTO port_entry_item (entry_id, gnum, gcode, gname, country, currency, unit, unit1, unit2,"
                        + " qty, qty1, qty2, total) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                items);
        String opDate = PortTime.returnTime(now, "");
        Map<String, String> head = new LinkedHashMap<>(application.content().head());
        head.remove("note");
        head.put("guid", CebWriter.guid());
        head.put("sumNo", application.sumNo());
        head.put("opDate", opDate);
        head.put("declSeqNo", declSeqNo);
        head.put("entryId", entryId);
        head.put("decState", DECLARED);
        head.put("grossWeight", gross.toPlainString());
        head.put("netWeight", net.toPlainString());
        head.put("msgCount", "1");
        head.put("msgSeqNo", "1");
        String body = "<ceb:SummaryResult>" + CebWriter.element("SummaryResultHead", "SummaryResultHead", head) + links
                + "</ceb:SummaryResult>";
        receipts.write(application.dxpId(), application.id(), "792", DECLARED, opDate, "报关单" + entryId, body);
        tally.add(Authority.PORT, "entries");
    }

    private static String link(StoredDocument list, Map<String, String> row, int gseqno) {
        return CebWriter.element(
                "SummaryResultList",
                "SummaryResultList",
                Map.of(
                        "invtNo", list.invtNo(),
                        "logisticsNo", list.head("logisticsNo"),
                        "gseqno", String.valueOf(gseqno),
                        "gnum", row.get("gnum").strip(),
                        "gcode", row.get("gcode")));
    }

    private static Object[] item(String entryId, int gseqno, LineKey key, List<Link> links) {
        boolean second = !key.unit2().isEmpty();
        Map<String, String> first = links.getFirst().row();
        return new Object[] {
            entryId,
            gseqno,
            key.gcode(),
            key.name().isEmpty() ? first.get("gname") : key.name(),
            key.country(),
            key.currency(),
            key.unit(),
            key.unit1(),
            second ? key.unit2() : null,
            sum(links, "qty"),
            sum(links, "qty1"),
            second ? sum(links, "qty2") : null,
            sum(links, "totalPrice")
        };
    }

    private static BigDecimal sum(List<Link> links, String field) {
        return links.stream().map(l -> CebDocument.number(l.row(), field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
