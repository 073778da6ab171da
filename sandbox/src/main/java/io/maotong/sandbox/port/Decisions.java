package io.maotong.sandbox.port;

import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.port.PortStore.Pair;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customs decides about documents that refer to others: manifests, departures, cancellations, summaries. */
@Component
class Decisions {

    private static final BigDecimal WEIGHT_TOLERANCE = new BigDecimal("0.5");
    private static final BigDecimal WEIGHT_SHARE = new BigDecimal("0.05");
    private static final int MOST_NAMED = 10;

    private final PortStore store;
    private final NumberSequence numbers;
    private final JdbcClient jdbc;
    private final ReturnDecisions returns;

    /** @param sumNo number of a summary application that was accepted, else null */
    record Decision(String status, boolean refused, String info, String sumNo) {

        Decision(String status, boolean refused, String info) {
            this(status, refused, info, null);
        }

        static Decision refused(List<PortFault> faults) {
            return new Decision("100", true, PortFault.print(faults));
        }
    }

    Decisions(PortStore store, NumberSequence numbers, JdbcClient jdbc) {
        this.store = store;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.returns = new ReturnDecisions(store);
    }

    Decision decide(StoredDocument document, Instant now) {
        return switch (document.type()) {
            case MANIFEST -> manifest(document);
            case ARRIVAL -> arrival(document);
            case DEPARTURE -> departure(document, now);
            case CANCELLATION -> cancellation(document);
            case SUMMARY -> summary(document, now);
            case RETURN -> returns.application(document);
            case RETURN_TALLY -> returns.tally(document);
            default -> new Decision("120", false, "[Code:1800;Desc:逻辑校验通过]");
        };
    }

    private Decision manifest(StoredDocument manifest) {
        List<PortFault> faults = new ArrayList<>();
        parts(manifest, faults);
        String carrier = manifest.head("logisticsCode");
        Map<String, StoredDocument> lists = listsOf(carrier, parcelNumbers(manifest));
        List<String> unknown = new ArrayList<>();
        for (Map<String, String> row : manifest.content().rows()) {
            StoredDocument list = lists.get(row.get("logisticsNo"));
            if (list == null) {
                unknown.add(row.get("logisticsNo"));
                continue;
            }
            String invtNo = row.getOrDefault("invtNo", "");
            if (!invtNo.isBlank() && !invtNo.equals(list.invtNo())) {
                faults.add(new PortFault("13202", "清单编号与运单不对应：" + invtNo));
            }
            if (!list.head("trafMode").equals(manifest.head("trafMode"))) {
                faults.add(new PortFault("13203", "运输方式与清单不一致：" + row.get("logisticsNo")));
            }
        }
        named(unknown, "13201", "运单没有已入库的清单或清单已撤销", faults);
        List<Pair> parcels = parcelNumbers(manifest).stream()
                .map(no -> new Pair(carrier, no))
                .toList();
        String name = manifest.head("agentCode") + "+" + manifest.head("copNo");
        named(
                store.otherManifests(parcels, name).keySet().stream()
                        .map(Pair::second)
                        .toList(),
                "13204",
                "运单已在其他总分单中",
                faults);
        weight(manifest, carrier, faults);
        if (!faults.isEmpty()) {
            return Decision.refused(faults);
        }
        store.manifestParcels(manifest.id(), name, parcels);
        return new Decision("120", false, "[Code:1800;Desc:逻辑校验通过]");
    }

    private static void parts(StoredDocument document, List<PortFault> faults) {
        BigDecimal count = document.content().number("msgCount");
        BigDecimal number = document.content().number("msgSeqNo");
        if (number.signum() <= 0 || number.compareTo(count) > 0) {
            faults.add(new PortFault("13205", "报文序号应为1至报文总数"));
        }
        int expected = 1;
        for (Map<String, String> row : document.content().rows()) {
            if (row.containsKey("gnum") && Integer.parseInt(row.get("gnum").strip()) != expected++) {
                faults.add(new PortFault("13206", "序号应从1开始连续：" + row.get("gnum")));
                return;
            }
        }
    }

    /** Once the last part is in: the weights of the lists against the weight of the whole bill. */
    private void weight(StoredDocument manifest, String carrier, List<PortFault> faults) {
        List<StoredDocument> parts = new ArrayList<>(store.parts(CebType.MANIFEST, keyPrefix(manifest)).stream()
                .filter(p -> p.id() != manifest.id() && p.accepted())
                .toList());
        parts.add(manifest);
        if (parts.size() < manifest.content().number("msgCount").intValue()) {
            return;
        }
        List<String> all =
                parts.stream().flatMap(p -> parcelNumbers(p).stream()).toList();
        BigDecimal sum = listsOf(carrier, all).values().stream()
                .map(list -> list.content().number("grossWeight"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal told = manifest.content().number("grossWeight");
        BigDecimal tolerance = WEIGHT_TOLERANCE.max(told.multiply(WEIGHT_SHARE));
        if (sum.subtract(told).abs().compareTo(tolerance) > 0) {
            faults.add(new PortFault("13207", "总分单毛重" + told.toPlainString() + "与清单合计" + sum.toPlainString() + "不一致"));
        }
    }

    private static String keyPrefix(StoredDocument part) {
        return part.key().substring(0, part.key().lastIndexOf('+') + 1);
    }

    private Decision arrival(StoredDocument arrival) {
        List<PortFault> faults = new ArrayList<>();
        parts(arrival, faults);
        List<String> numbersOf = parcelNumbers(arrival);
        Set<String> known = store
                .byParcels(
                        CebType.WAYBILL,
                        numbersOf.stream()
                                .map(no -> new Pair(arrival.head("logisticsCode"), no))
                                .toList())
                .stream()
                .map(w -> w.head("logisticsNo"))
                .collect(Collectors.toSet());
        named(numbersOf.stream().filter(no -> !known.contains(no)).toList(), "13301", "运单未报送", faults);
        return faults.isEmpty() ? new Decision("399", false, "[Code:2400;Desc:运抵确认]") : Decision.refused(faults);
    }

    private Decision departure(StoredDocument departure, Instant now) {
        List<PortFault> faults = new ArrayList<>();
        parts(departure, faults);
        LocalDateTime left = PortTime.appTime(departure.head("leaveTime"));
        if (left.isAfter(PortTime.local(now).plusDays(1))) {
            faults.add(new PortFault("13401", "离境时间晚于当前时间"));
        }
        Map<String, StoredDocument> lists = listsOf(departure.head("logisticsCode"), parcelNumbers(departure));
        List<String> notReleased = new ArrayList<>();
        for (String number : parcelNumbers(departure)) {
            StoredDocument list = lists.get(number);
            if (list == null || !list.status().equals("800") && !list.status().equals("899")) {
                notReleased.add(number);
            }
        }
        named(notReleased, "13402", "运单的清单未放行", faults);
        if (!faults.isEmpty()) {
            return Decision.refused(faults);
        }
        store.depart(lists.values().stream().map(StoredDocument::id).toList());
        return new Decision("399", false, "[Code:2400;Desc:离境确认]");
    }

    private Decision cancellation(StoredDocument cancellation) {
        List<PortFault> faults = new ArrayList<>();
        List<StoredDocument> found = store.lists(Set.of(cancellation.head("invtNo")));
        if (found.isEmpty() || !found.getFirst().accepted()) {
            return Decision.refused(List.of(new PortFault("13501", "清单不存在或状态不允许撤销")));
        }
        StoredDocument list = found.getFirst();
        if (!list.head("agentCode").equals(cancellation.head("agentCode"))) {
            faults.add(new PortFault("13502", "申报企业与清单不一致"));
        }
        if (!list.head("ebcCode").equals(cancellation.head("ebcCode"))) {
            faults.add(new PortFault("13503", "收发货人与清单不一致"));
        }
        if (list.departed()) {
            faults.add(new PortFault("13504", "货物已离境，不能撤销"));
        }
        if (list.sumNo() != null) {
            faults.add(new PortFault("13505", "清单已汇总，不能撤销"));
        }
        if (list.status().equals("899")) {
            faults.add(new PortFault("13506", "清单已结关，不能撤销"));
        }
        if (!faults.isEmpty()) {
            return Decision.refused(faults);
        }
        store.withdraw(List.of(list.id()));
        jdbc.sql("DELETE FROM port_manifest_parcel WHERE logistics_code = ? AND logistics_no = ?")
                .params(list.head("logisticsCode"), list.head("logisticsNo"))
                .update();
        return new Decision("399", false, "[Code:2300;Desc:审核通过],撤单申请审核通过,清单[" + list.invtNo() + "]已成功撤单");
    }

    private Decision summary(StoredDocument application, Instant now) {
        List<PortFault> faults = new ArrayList<>();
        parts(application, faults);
        boolean from = !application.head("startTime").isBlank();
        boolean to = !application.head("endTime").isBlank();
        if (from != to || from && application.head("endTime").compareTo(application.head("startTime")) < 0) {
            faults.add(new PortFault("13601", "起止时间应同时填写，且截止不早于起始"));
            return Decision.refused(faults);
        }
        List<StoredDocument> lists = from ? inPeriod(application) : listed(application, faults);
        if (lists.isEmpty() && faults.isEmpty()) {
            faults.add(new PortFault("13602", "没有可以汇总的清单"));
        }
        for (StoredDocument list : lists) {
            unfit(list, application, faults);
        }
        if (!faults.isEmpty()) {
            return Decision.refused(faults);
        }
        String sumNo = sumNo(application, now);
        List<Long> ids = new ArrayList<>(lists.stream().map(StoredDocument::id).toList());
        ids.add(application.id());
        store.summarise(sumNo, ids);
        return new Decision("399", false, "[Code:2400;Desc:汇总申请审结，汇总申请编号" + sumNo + "]", sumNo);
    }

    private List<StoredDocument> listed(StoredDocument application, List<PortFault> faults) {
        List<String> wanted = application.content().rows().stream()
                .map(row -> row.get("invtNo"))
                .toList();
        Map<String, StoredDocument> found = store.lists(Set.copyOf(wanted)).stream()
                .collect(Collectors.toMap(StoredDocument::invtNo, Function.identity()));
        named(wanted.stream().filter(no -> !found.containsKey(no)).toList(), "13603", "清单不存在", faults);
        if (Set.copyOf(wanted).size() < wanted.size()) {
            faults.add(new PortFault("13604", "清单编号重复"));
        }
        return List.copyOf(found.values());
    }

    private List<StoredDocument> inPeriod(StoredDocument application) {
        return store.listsOfMerchant(application.head("ebcCode")).stream()
                .filter(l -> l.appTime().compareTo(application.head("startTime")) >= 0
                        && l.appTime().compareTo(application.head("endTime")) <= 0)
                .filter(l -> l.accepted() && l.head("statisticsFlag").equals("B") && closed(l))
                .toList();
    }

    private static boolean closed(StoredDocument list) {
        return list.status().equals("899") || list.status().equals("800") && list.departed();
    }

    private static void unfit(StoredDocument list, StoredDocument application, List<PortFault> faults) {
        if (faults.size() >= MOST_NAMED) {
            return;
        }
        String number = list.invtNo();
        if (!list.accepted() || !closed(list)) {
            faults.add(new PortFault("13605", "清单未结关：" + number));
        } else if (!list.head("statisticsFlag").equals("B")) {
            faults.add(new PortFault("13606", "清单不是汇总申报：" + number));
        } else if (!list.head("ebcCode").equals(application.head("ebcCode"))) {
            faults.add(new PortFault("13607", "清单属于其他收发货人：" + number));
        } else if (list.sumNo() != null) {
            faults.add(new PortFault("13608", "清单已汇总：" + number));
        }
    }

    /** One number for all parts of an application. */
    private String sumNo(StoredDocument application, Instant now) {
        return store.parts(CebType.SUMMARY, keyPrefix(application)).stream()
                .filter(p -> p.sumNo() != null && !p.refused())
                .map(StoredDocument::sumNo)
                .findFirst()
                .orElseGet(() -> application.head("customsCode")
                        + PortTime.local(now).getYear()
                        + "S"
                        + String.format("%09d", numbers.next("port.summary")));
    }

    private Map<String, StoredDocument> listsOf(String carrier, List<String> parcelNumbers) {
        Map<String, StoredDocument> lists = new HashMap<>();
        store
                .byParcels(
                        CebType.LIST,
                        parcelNumbers.stream().map(no -> new Pair(carrier, no)).toList())
                .stream()
                .filter(StoredDocument::accepted)
                .forEach(l -> lists.put(l.head("logisticsNo"), l));
        return lists;
    }

    private static List<String> parcelNumbers(StoredDocument document) {
        return document.content().rows().stream()
                .map(row -> row.get("logisticsNo"))
                .toList();
    }

    private static void named(List<String> numbersOf, String code, String text, List<PortFault> faults) {
        if (!numbersOf.isEmpty()) {
            String shown = String.join(",", numbersOf.subList(0, Math.min(MOST_NAMED, numbersOf.size())));
            faults.add(new PortFault(code, text + "（" + numbersOf.size() + "）：" + shown));
        }
    }
}
