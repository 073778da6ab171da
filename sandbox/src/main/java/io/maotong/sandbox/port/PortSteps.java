package io.maotong.sandbox.port;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueActions.Planned;
import io.maotong.sandbox.due.DueHandler;
import io.maotong.sandbox.office.CustomsOffice;
import io.maotong.sandbox.office.CustomsOffice.Enterprise;
import io.maotong.sandbox.port.PortScenarios.Scenario;
import io.maotong.sandbox.port.PortStore.Pair;
import io.maotong.sandbox.port.Receipts.NewReceipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Moves documents from station to station: port, customs, match, decision, release. */
@Component
class PortSteps implements DueHandler {

    static final String KIND = "port.step";
    private static final int TOGETHER = 400;

    private final PortStore store;
    private final Receipts receipts;
    private final DueActions due;
    private final PortDelays delays;
    private final PortScenarios scenarios;
    private final CustomsOffice office;
    private final Decisions decisions;
    private final Summaries summaries;
    private final NumberSequence numbers;
    private final LegalUnits legalUnits;
    private final Clock clock;
    private final Tally tally;

    /**
     * Legal units customs insists on, by beginning of the commodity code.
     *
     * @param legalUnits defaults: glass and imitation jewellery by kilogram; source: tariff of 2026 from memory, to be
     *     verified
     */
    @ConfigurationProperties("sandbox.customs")
    record LegalUnits(@DefaultValue Map<String, String> legalUnits) {}

    PortSteps(
            PortStore store,
            Receipts receipts,
            DueActions due,
            PortDelays delays,
            PortScenarios scenarios,
            CustomsOffice office,
            Decisions decisions,
            Summaries summaries,
            NumberSequence numbers,
            LegalUnits legalUnits,
            Clock clock,
            Tally tally) {
        this.store = store;
        this.receipts = receipts;
        this.due = due;
        this.delays = delays;
        this.scenarios = scenarios;
        this.office = office;
        this.decisions = decisions;
        this.summaries = summaries;
        this.numbers = numbers;
        this.legalUnits = legalUnits;
        this.clock = clock;
        this.tally = tally;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batchSize() {
        return TOGETHER;
    }

    @Override
    public void handle(List<DueAction> actions) {
        new Batch(actions).run();
    }

    private final class Batch {

        private final List<DueAction> actions;
        private final Map<Long, StoredDocument> documents;
        private final PortScenarios.Active active = scenarios.active();
        private final Instant now = clock.instant();
        private final Set<Long> changed = new LinkedHashSet<>();
        private final List<NewReceipt> planned = new ArrayList<>();
        private final List<Planned> plans = new ArrayList<>();
        private final List<StoredDocument> toCheck = new ArrayList<>();
        private final List<StoredDocument> toMatch = new ArrayList<>();
        private final List<StoredDocument> toSummarise = new ArrayList<>();

        Batch(List<DueAction> actions) {
            this.actions = actions;
            this.documents =
                    store
                            .lockByIds(actions.stream()
                                    .map(a -> Long.valueOf(a.ref()))
                                    .collect(Collectors.toSet()))
                            .stream()
                            .collect(Collectors.toMap(
                                    StoredDocument::id, Function.identity(), (a, b) -> a, HashMap::new));
        }

        void run() {
            for (DueAction action : actions) {
                StoredDocument document = documents.get(Long.valueOf(action.ref()));
                String[] plan = action.payload().split(" ");
                if (document.version() == Integer.parseInt(plan[0]) && !document.refused() && !document.withdrawn()) {
                    step(document, plan[1]);
                }
            }
            check();
            match();
            finish();
            toSummarise.forEach(d -> summaries.summarise(documents.get(d.id())));
        }

        private void step(StoredDocument document, String step) {
            switch (step) {
                case "2" -> {
                    tell(document, "2", false, document.guid(), "新增申报成功[" + document.guid() + "]");
                    plan(document, direct(document.type()) ? "D" : "3", delays.sent());
                }
                case "3" -> {
                    tell(document, "3", false, document.guid(), "发送海关成功");
                    toCheck.add(documents.get(document.id()));
                }
                case "M" -> toMatch.add(document);
                case "T" -> {
                    if (document.status().equals("3")) {
                        tell(document, "100", true, "[Code:1320;Desc:未找到对应的订单、收款单或运单信息]");
                    }
                }
                case "D" -> decide(document);
                case "399" -> examine(document);
                case "500" -> {
                    tell(document, "500", false, "[Code:2500;Desc:布控查验]");
                    plan(document, "800", delays.inspection());
                }
                case "800" -> {
                    tell(document, "800", false, "[Code:2600;Desc:放行]");
                    if (document.type() == CebType.LIST) {
                        plan(document, "899", delays.closed());
                    }
                }
                case "899" -> tell(document, "899", false, "[Code:2700;Desc:结关]");
                case "792" -> toSummarise.add(document);
                default -> throw new IllegalStateException("no such step: " + step);
            }
        }

        /** Documents that the port handles without the customs queue in between. */
        private static boolean direct(CebType type) {
            return switch (type) {
                case MANIFEST, ARRIVAL, DEPARTURE, SUMMARY -> true;
                default -> false;
            };
        }

        private void examine(StoredDocument list) {
            Optional<Scenario> detained = active.of("DETAIN", list);
            if (detained.isPresent()) {
                Scenario scenario = detained.get();
                String status = scenario.code() == null ? "501" : scenario.code();
                tell(list, status, false, "[Code:" + status + ";Desc:" + orElse(scenario.info(), "扣留移送通关") + "]");
                return;
            }
            tell(list, "399", false, "[Code:2400;Desc:海关审结]");
            boolean inspected = active.of("INSPECT", list).isPresent();
            plan(list, inspected ? "500" : "800", delays.released());
        }

        private void decide(StoredDocument document) {
            Decisions.Decision decision = decisions.decide(document, now);
            if (decision.sumNo() != null) {
                documents.put(document.id(), document.withSumNo(decision.sumNo()));
            }
            tell(document, decision.status(), decision.refused(), decision.info());
            if (decision.refused()) {
                return;
            }
            switch (document.type()) {
                case SUMMARY -> plan(document, "792", delays.result());
                case RETURN -> plan(document, "800", delays.released());
                default ->
                    tally.add(Authority.PORT, "decided " + document.type().code());
            }
        }

        private void check() {
            if (toCheck.isEmpty()) {
                return;
            }
            Map<String, Enterprise> enterprises = office.byCodes(toCheck.stream()
                    .flatMap(d -> Stream.of("ebcCode", "agentCode", "logisticsCode", "ebpCode", "ownerCode")
                            .map(d::head))
                    .filter(code -> !code.isEmpty())
                    .collect(Collectors.toSet()));
            for (StoredDocument document : toCheck) {
                List<PortFault> faults = DocumentRules.faults(document, enterprises, now, legalUnits.legalUnits());
                if (!faults.isEmpty()) {
                    tell(document, "100", true, PortFault.print(faults));
                    continue;
                }
                switch (document.type()) {
                    case ORDER, RECEIPTS, WAYBILL, LIST -> plan(document, "M", delays.matched());
                    default -> plan(document, "D", delays.decided());
                }
            }
        }

        /** Every list that waits and is touched by a document of this batch, against its three companions. */
        private void match() {
            if (toMatch.isEmpty()) {
                return;
            }
            List<StoredDocument> lists = listsOf(toMatch);
            Map<Pair, List<StoredDocument>> orders = byOrder(CebType.ORDER, lists);
            Map<Pair, List<StoredDocument>> paid = byOrder(CebType.RECEIPTS, lists);
            Map<Pair, StoredDocument> parcels =
                    remember(store.byParcels(
                                    CebType.WAYBILL,
                                    lists.stream().map(Batch::parcel).toList()))
                            .stream()
                            .collect(Collectors.toMap(Batch::parcel, Function.identity(), (a, b) -> a));
            int matchable =
                    (int) lists.stream().filter(l -> l.status().equals("3")).count();
            long firstNumber = matchable == 0 ? 0 : numbers.block("port.list", matchable);
            for (StoredDocument list : lists) {
                List<StoredDocument> order = orders.getOrDefault(order(list), List.of());
                List<StoredDocument> receiptsOf = paid.getOrDefault(order(list), List.of());
                if (list.status().equals("3")) {
                    match(
                            list,
                            order.isEmpty() ? null : order.getFirst(),
                            receiptsOf,
                            parcels.get(parcel(list)),
                            firstNumber++);
                } else if (list.accepted() && !order.isEmpty()) {
                    late(order.getFirst(), receiptsOf);
                }
            }
        }

        private void match(
                StoredDocument list,
                StoredDocument order,
                List<StoredDocument> paid,
                StoredDocument waybill,
                long number) {
            Optional<Scenario> returned = active.of("RETURN", list);
            if (returned.isPresent()) {
                String code = orElse(returned.get().code(), "13035");
                tell(
                        list,
                        "100",
                        true,
                        "[Code:" + code + ";Desc:" + orElse(returned.get().info(), "支付企业不一致") + "]");
                return;
            }
            List<StoredDocument> receiptsOf = paid.stream()
                    .filter(r -> r.atCustoms() || r.underWay() && !r.withdrawn())
                    .toList();
            boolean receiptsReady = receiptsOf.stream().allMatch(StoredDocument::atCustoms)
                    && (!receiptsOf.isEmpty() || !MatchRules.needsReceipt(list));
            if (order == null
                    || !order.atCustoms()
                    || waybill == null
                    || !waybill.atCustoms()
                    || !receiptsReady
                    || !receiptsAgree(receiptsOf, order)) {
                waitFor(list);
                return;
            }
            List<PortFault> faults = MatchRules.list(list, order, waybill);
            if (!faults.isEmpty()) {
                tell(list, "100", true, PortFault.print(faults));
                return;
            }
            Stream.concat(Stream.of(order, waybill), receiptsOf.stream())
                    .filter(d -> d.status().equals("3"))
                    .forEach(d -> tell(d, "120", false, "[Code:1800;Desc:逻辑校验通过]"));
            String invtNo = list.head("customsCode") + PortTime.local(now).getYear() + "E"
                    + String.format("%09d", number % 1_000_000_000L);
            documents.put(list.id(), list.with(list.status(), false, invtNo));
            tell(documents.get(list.id()), "120", false, "[Code:1800;Desc:逻辑校验通过]");
            plan(list, "399", delays.approved());
        }

        /** Not for ever: planned once, when the list itself arrives here. */
        private void waitFor(StoredDocument list) {
            if (toMatch.stream().anyMatch(d -> d.id() == list.id())) {
                plan(list, "T", delays.matchTimeout());
            }
        }

        /** Receipts that came after their list was accepted. */
        private void late(StoredDocument order, List<StoredDocument> paid) {
            List<StoredDocument> waiting = paid.stream()
                    .filter(r -> r.status().equals("3") && !r.refused())
                    .toList();
            if (!waiting.isEmpty()
                    && receiptsAgree(
                            paid.stream().filter(StoredDocument::atCustoms).toList(), order)) {
                waiting.forEach(r -> tell(r, "120", false, "[Code:1800;Desc:逻辑校验通过]"));
            }
        }

        private boolean receiptsAgree(List<StoredDocument> paid, StoredDocument order) {
            List<PortFault> faults = paid.isEmpty() ? List.of() : MatchRules.receipts(paid, order);
            if (!faults.isEmpty()) {
                paid.stream()
                        .filter(r -> r.status().equals("3"))
                        .forEach(r -> tell(r, "100", true, PortFault.print(faults)));
            }
            return faults.isEmpty();
        }

        private List<StoredDocument> listsOf(List<StoredDocument> touched) {
            Map<Long, StoredDocument> lists = new LinkedHashMap<>();
            List<Pair> orders = new ArrayList<>();
            List<Pair> parcels = new ArrayList<>();
            for (StoredDocument document : touched) {
                switch (document.type()) {
                    case LIST -> lists.put(document.id(), documents.get(document.id()));
                    case WAYBILL -> parcels.add(parcel(document));
                    default -> orders.add(order(document));
                }
            }
            remember(store.byOrders(CebType.LIST, orders)).forEach(l -> lists.put(l.id(), l));
            remember(store.byParcels(CebType.LIST, parcels)).forEach(l -> lists.put(l.id(), l));
            return lists.values().stream().filter(l -> !l.reusable()).toList();
        }

        private Map<Pair, List<StoredDocument>> byOrder(CebType type, List<StoredDocument> lists) {
            return remember(store.byOrders(
                            type, lists.stream().map(Batch::order).toList()))
                    .stream()
                    .collect(Collectors.groupingBy(Batch::order));
        }

        /** Rows read again must not undo what this batch has already decided. */
        private List<StoredDocument> remember(Collection<StoredDocument> read) {
            return read.stream()
                    .map(d -> documents.computeIfAbsent(d.id(), id -> d))
                    .toList();
        }

        private static Pair order(StoredDocument document) {
            return new Pair(document.head("ebcCode"), document.head("orderNo"));
        }

        private static Pair parcel(StoredDocument document) {
            return new Pair(document.head("logisticsCode"), document.head("logisticsNo"));
        }

        private void tell(StoredDocument document, String status, boolean refused, String info) {
            tell(document, status, refused, CebWriter.guid(), info);
        }

        private void tell(StoredDocument document, String status, boolean refused, String guid, String info) {
            StoredDocument now = documents
                    .get(document.id())
                    .with(status, refused, documents.get(document.id()).invtNo());
            documents.put(document.id(), now);
            changed.add(document.id());
            planned.add(new NewReceipt(now, guid, status, info));
        }

        private void plan(StoredDocument document, String step, Duration delay) {
            plans.add(new Planned(KIND, String.valueOf(document.id()), document.version() + " " + step, delay));
        }

        private void finish() {
            Map<Long, String> times = receipts.write(planned);
            Set<Long> all = new HashSet<>(changed);
            all.addAll(times.keySet());
            store.saveStates(all.stream()
                    .map(id -> documents.get(id).withReturnTime(times.get(id)))
                    .toList());
            due.schedule(plans);
        }

        private static String orElse(String value, String other) {
            return value == null || value.isBlank() ? other : value;
        }
    }
}
