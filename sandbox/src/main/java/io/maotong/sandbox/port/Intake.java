package io.maotong.sandbox.port;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueActions.Planned;
import io.maotong.sandbox.eport.ElectronicPort.Terminal;
import io.maotong.sandbox.office.CustomsOffice.Enterprise;
import io.maotong.sandbox.port.PortStore.Pair;
import io.maotong.sandbox.port.Receipts.NewReceipt;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the documents of a message in: new, again, changed, deleted or refused, each on its own. */
@Component
class Intake {

    private static final String STORED = "1";
    private static final String RECEIVED = "0";

    private final PortStore store;
    private final Receipts receipts;
    private final DueActions due;
    private final PortDelays delays;
    private final NumberSequence numbers;
    private final Clock clock;
    private final Tally tally;

    Intake(
            PortStore store,
            Receipts receipts,
            DueActions due,
            PortDelays delays,
            NumberSequence numbers,
            Clock clock,
            Tally tally) {
        this.store = store;
        this.receipts = receipts;
        this.due = due;
        this.delays = delays;
        this.numbers = numbers;
        this.clock = clock;
        this.tally = tally;
    }

    /** Everything that one message changes, written in one go at the end. */
    private final class Batch {

        private final CebType type;
        private final Terminal terminal;
        private final Optional<Enterprise> signer;
        private final Instant now = clock.instant();
        private final long firstId;
        private final Map<String, StoredDocument> known;
        private final Map<Long, StoredDocument> inserts = new LinkedHashMap<>();
        private final Map<Long, StoredDocument> replacements = new LinkedHashMap<>();
        private final List<NewReceipt> planned = new ArrayList<>();
        private final List<Planned> steps = new ArrayList<>();
        private final Set<Long> withdrawn = new HashSet<>();
        private Map<Pair, StoredDocument> listsByOrder = Map.of();
        private Map<Pair, StoredDocument> listsByParcel = Map.of();
        private Map<String, StoredDocument> listsByNumber = Map.of();
        private int used;

        Batch(CebMessage message, Terminal terminal, Optional<Enterprise> signer) {
            this.type = message.type();
            this.terminal = terminal;
            this.signer = signer;
            this.firstId = numbers.block("port.document", message.documents().size());
            this.known = store.lockByKeys(
                    type, message.documents().stream().map(type::key).collect(Collectors.toSet()));
            lookUp(message.documents());
        }

        private void lookUp(List<CebDocument> documents) {
            switch (type) {
                case ORDER, RECEIPTS, LIST, WAYBILL -> {
                    if (type != CebType.WAYBILL) {
                        listsByOrder = active(
                                store.byOrders(CebType.LIST, pairs(documents, "ebcCode", "orderNo")),
                                d -> new Pair(d.head("ebcCode"), d.head("orderNo")));
                    }
                    if (type == CebType.LIST || type == CebType.WAYBILL) {
                        listsByParcel = active(
                                store.byParcels(CebType.LIST, pairs(documents, "logisticsCode", "logisticsNo")),
                                d -> new Pair(d.head("logisticsCode"), d.head("logisticsNo")));
                    }
                }
                case CANCELLATION, RETURN ->
                    listsByNumber =
                            store
                                    .lists(documents.stream()
                                            .map(d -> d.head("invtNo"))
                                            .collect(Collectors.toSet()))
                                    .stream()
                                    .collect(Collectors.toMap(StoredDocument::invtNo, Function.identity()));
                default -> listsByNumber = Map.of();
            }
        }

        private static List<Pair> pairs(List<CebDocument> documents, String first, String second) {
            return documents.stream()
                    .map(d -> new Pair(d.head(first), d.head(second)))
                    .toList();
        }

        private static Map<Pair, StoredDocument> active(
                List<StoredDocument> lists, Function<StoredDocument, Pair> key) {
            return lists.stream()
                    .filter(list -> !list.reusable())
                    .collect(Collectors.toMap(key, Function.identity(), (a, b) -> a, HashMap::new));
        }

        void take(CebDocument document) {
            String key = type.key(document);
            StoredDocument existing = known.get(key);
            if (signer.isPresent() && !signer.get().isCalled(document.head(type.signer()))) {
                refuse(document, key, existing, type.error("029"), "验签失败，与卡信息不匹配，没有权限进行操作");
                return;
            }
            Optional<ParameterRules.Fault> fault = ParameterRules.check(type, document, now);
            if (fault.isPresent()) {
                refuse(
                        document,
                        key,
                        existing,
                        type.error(fault.get().digits()),
                        fault.get().info());
                return;
            }
            switch (document.head("appType")) {
                case "1" -> add(document, key, existing);
                case "2" -> change(document, key, existing);
                default -> delete(document, key, existing);
            }
        }

        private void add(CebDocument document, String key, StoredDocument existing) {
            if (existing != null && !existing.reusable() && !existing.status().equals(STORED)) {
                tally.add(Authority.PORT, "duplicates refused " + type.code());
                if (existing.underWay()) {
                    refuse(document, key, existing, type.duplicateInFlight(), inFlight(existing));
                } else {
                    refuse(document, key, existing, type.duplicateKnown(), "已存在相同业务主键的单证[" + key + "]，请勿重复申报");
                }
                return;
            }
            if (existing != null && document.head("appTime").compareTo(existing.appTime()) <= 0) {
                tally.add(Authority.PORT, "duplicates refused " + type.code());
                refuse(document, key, existing, type.oldMessage(), "接收报文为旧报文数据，不做处理");
                return;
            }
            if (declaredOtherwise(document, key) || !cancellable(document, key, existing)) {
                return;
            }
            accept(document, key, existing);
        }

        /** A list for an order or a parcel that another list already declares. */
        private boolean declaredOtherwise(CebDocument document, String key) {
            if (type != CebType.LIST) {
                return false;
            }
            StoredDocument sameOrder = listsByOrder.get(new Pair(document.head("ebcCode"), document.head("orderNo")));
            StoredDocument sameParcel =
                    listsByParcel.get(new Pair(document.head("logisticsCode"), document.head("logisticsNo")));
            StoredDocument other = sameOrder != null && !sameOrder.key().equals(key) ? sameOrder : sameParcel;
            if (other == null || other.key().equals(key)) {
                return false;
            }
            tally.add(Authority.PORT, "duplicates refused 603");
            refuse(document, key, known.get(key), "-621004", "该订单或运单已由清单[" + other.head("copNo") + "]申报，请勿重复申报");
            return true;
        }

        private boolean cancellable(CebDocument document, String key, StoredDocument existing) {
            if (type != CebType.CANCELLATION && type != CebType.RETURN) {
                return true;
            }
            StoredDocument list = listsByNumber.get(document.head("invtNo"));
            if (list == null) {
                refuse(document, key, existing, type.error("003"), "系统中不存在该清单编号：" + document.head("invtNo"));
                return false;
            }
            if (type == CebType.CANCELLATION && list.withdrawn()) {
                refuse(document, key, existing, "-623009", "撤单已申报过");
                return false;
            }
            if (!list.accepted()) {
                refuse(document, key, existing, type.wrongState(), "清单状态不符合要求：" + list.status());
                return false;
            }
            return true;
        }

        private void change(CebDocument document, String key, StoredDocument existing) {
            if (existing == null || existing.withdrawn()) {
                refuse(document, key, existing, type.error("009"), "appType不正确，未找到操作的单证");
            } else if (document.head("appTime").compareTo(existing.appTime()) <= 0) {
                refuse(document, key, existing, type.oldMessage(), "接收报文为旧报文数据，不做处理");
            } else if (frozen(document, existing)) {
                refuse(document, key, existing, type.wrongState(), "该单证已用于清单申报或状态不允许变更");
            } else if (!declaredOtherwise(document, key)) {
                accept(document, key, existing);
            }
        }

        private void delete(CebDocument document, String key, StoredDocument existing) {
            if (existing == null || existing.withdrawn()) {
                refuse(document, key, existing, type.error("009"), "appType不正确，未找到操作的单证");
            } else if (frozen(document, existing)) {
                refuse(document, key, existing, type.wrongState(), "该单证已用于清单申报或状态不允许删除");
            } else {
                withdrawn.add(existing.id());
                planned.add(
                        new NewReceipt(existing, document.head("guid"), "2", "删除申报成功[" + document.head("guid") + "]"));
                planned.add(new NewReceipt(existing, document.head("guid"), "120", "[Code:1800;Desc:已删除]"));
            }
        }

        private boolean frozen(CebDocument document, StoredDocument existing) {
            if (existing.refused() || existing.status().equals(STORED)) {
                return false;
            }
            return switch (type) {
                case ORDER, RECEIPTS ->
                    listsByOrder.containsKey(new Pair(document.head("ebcCode"), document.head("orderNo")));
                case WAYBILL ->
                    listsByParcel.containsKey(new Pair(document.head("logisticsCode"), document.head("logisticsNo")));
                case ARRIVAL, DEPARTURE, MANIFEST -> false;
                default -> true;
            };
        }

        private void accept(CebDocument document, String key, StoredDocument existing) {
            boolean storedOnly = document.head("appStatus").equals(STORED);
            StoredDocument accepted = stored(document, key, existing, storedOnly ? STORED : RECEIVED, false);
            keep(accepted, existing);
            if (storedOnly) {
                planned.add(new NewReceipt(accepted, accepted.guid(), STORED, "暂存成功[" + accepted.guid() + "]"));
                return;
            }
            String ref = String.valueOf(accepted.id());
            steps.add(new Planned(PortSteps.KIND, ref, accepted.version() + " 2", delays.received()));
            if (type == CebType.LIST) {
                Pair order = new Pair(document.head("ebcCode"), document.head("orderNo"));
                Pair parcel = new Pair(document.head("logisticsCode"), document.head("logisticsNo"));
                listsByOrder.put(order, accepted);
                listsByParcel.put(parcel, accepted);
            }
            tally.add(Authority.PORT, "documents " + type.code());
        }

        private void refuse(CebDocument document, String key, StoredDocument existing, String code, String info) {
            StoredDocument about = stored(document, key, existing, code, true);
            if (existing == null) {
                keep(about, null);
            } else {
                // The one on file stays as it is; the receipt tells about the one that came, and tells who sent it.
                about = existing.toldTo(terminal.dxpId());
            }
            planned.add(new NewReceipt(about, document.head("guid"), code, "处理失败，" + info));
            tally.add(Authority.PORT, "refused " + type.code());
        }

        private StoredDocument stored(
                CebDocument document, String key, StoredDocument existing, String status, boolean refused) {
            long id = existing == null ? firstId + used++ : existing.id();
            return new StoredDocument(
                    id,
                    type,
                    key,
                    terminal.dxpId(),
                    terminal.customsCode(),
                    document.head("guid"),
                    document.head("appTime"),
                    existing == null ? 1 : existing.version() + 1,
                    status,
                    refused,
                    false,
                    false,
                    null,
                    existing == null ? preNo(id) : existing.preNo(),
                    null,
                    existing == null ? "" : existing.lastReturnTime(),
                    now,
                    document);
        }

        private void keep(StoredDocument document, StoredDocument existing) {
            known.put(document.key(), document);
            if (existing == null || inserts.containsKey(document.id())) {
                inserts.put(document.id(), document);
            } else {
                replacements.put(document.id(), document);
            }
        }

        /** B, the day, nine digits. */
        private String preNo(long id) {
            return "B" + PortTime.date(now) + String.format("%09d", id % 1_000_000_000L);
        }

        private static String inFlight(StoredDocument existing) {
            return "业务主键重复入库失败，报文业务主键[" + existing.key() + "]，原" + existing.appTime() + "报送时间对应状态为[" + existing.status()
                    + "-申报;]";
        }

        void write() {
            store.insert(inserts.values());
            store.replace(replacements.values());
            store.withdraw(withdrawn);
            Map<Long, String> times = receipts.write(planned);
            List<StoredDocument> timed = new ArrayList<>();
            for (StoredDocument document : known.values()) {
                String time = times.get(document.id());
                if (time != null) {
                    timed.add(document.withReturnTime(time));
                }
            }
            store.saveStates(timed);
            due.schedule(steps);
        }
    }

    void take(CebMessage message, Terminal terminal, Optional<Enterprise> signer) {
        Batch batch = new Batch(message, terminal, signer);
        message.documents().forEach(batch::take);
        batch.write();
    }
}
