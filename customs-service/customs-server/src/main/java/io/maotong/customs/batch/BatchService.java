package io.maotong.customs.batch;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.Numbers;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import io.maotong.customs.source.SourceOrders;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Puts orders together that go out together, and starts their declaration. */
@Service
class BatchService {

    /** @param batches created, in the order of payment */
    record Created(List<BatchRow> batches, List<Readiness> missing) {}

    private final BatchMapper batches;
    private final BatchOrderMapper members;
    private final SourceOrders orders;
    private final Declarants declarants;
    private final ConsignmentWriter writer;
    private final Codes codes;
    private final Numbers numbers;
    private final Intents intents;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    BatchService(
            BatchMapper batches,
            BatchOrderMapper members,
            SourceOrders orders,
            Declarants declarants,
            ConsignmentWriter writer,
            Codes codes,
            Numbers numbers,
            Intents intents,
            CustomsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.batches = batches;
        this.members = members;
        this.orders = orders;
        this.declarants = declarants;
        this.writer = writer;
        this.codes = codes;
        this.numbers = numbers;
        this.intents = intents;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** The merchant as declarant. @throws BusinessException unless it may declare today */
    Declarant declarant() {
        return declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(() -> new BusinessException(
                        CustomsError.NOT_QUALIFIED,
                        Text.of(
                                "需要平台审核通过，并取得海关备案、电子口岸卡和DXP ID",
                                "The platform's approval, the customs registration, the port card and the DXP"
                                        + " id are needed")));
    }

    @Transactional
    public Created create(BatchRequest request, String by) {
        Declarant declarant = declarant();
        String portCode = portCode(request.portCode());
        boolean named = request.orderNos() != null && !request.orderNos().isEmpty();
        if (named == request.allReady()) {
            throw new BusinessException(
                    CustomsError.INVALID_BATCH,
                    List.of(Violation.of(
                            CustomsError.INVALID_BATCH,
                            "orderNos",
                            "BATCH",
                            "orderNos | allReady",
                            Text.of("请指定订单，或选择全部可申报订单", "Name the orders, or ask for all that are ready"))));
        }
        BigDecimal tolerance = settings.rules().chargeTolerance();
        Collection<String> asked = named
                ? free(request.orderNos())
                : orders.undeclared(request.tradeMode(), settings.batch().maxParcels() * 4);
        Map<String, Candidate> known = new HashMap<>();
        orders.forEach(asked, order -> known.put(order.orderNo(), Candidate.of(order, request.tradeMode(), tolerance)));
        List<Readiness> missing = new ArrayList<>();
        List<Candidate> ready = new ArrayList<>();
        for (String orderNo : asked) {
            Candidate candidate = known.get(orderNo);
            Readiness readiness = candidate == null ? Readiness.unknown(orderNo) : candidate.readiness();
            if (readiness.isReady()) {
                ready.add(candidate);
            } else {
                missing.add(readiness);
            }
        }
        if (ready.isEmpty()) {
            throw new BusinessException(CustomsError.NOTHING_READY, explain(missing));
        }
        ready.sort(Candidate.IN_TURN);
        List<BatchRow> created = new ArrayList<>();
        for (List<Candidate> group : groups(ready)) {
            created.add(create(request, declarant, portCode, group, by));
        }
        return new Created(created, missing);
    }

    private String portCode(String asked) {
        return codes.port(asked, BusinessTime.today(clock))
                .orElseThrow(() -> new BusinessException(
                        CustomsError.INVALID_BATCH,
                        List.of(Violation.of(
                                CustomsError.INVALID_BATCH,
                                "portCode",
                                "PORT",
                                "N4",
                                Text.of(
                                                "口岸字母代码 %s 未收录，请填写4位海关关别代码",
                                                "Nobody told us of the port %s: give the four digits of customs")
                                        .with(asked)))));
    }

    /** The orders that were named, each once. @throws BusinessException if another batch holds one of them */
    private Set<String> free(List<String> orderNos) {
        List<String> taken = members.taken(orderNos);
        if (!taken.isEmpty()) {
            Violations violations = new Violations();
            taken.forEach(no -> violations.add(Violation.of(
                    CustomsError.ORDER_IN_BATCH,
                    "orderNos",
                    "BATCH",
                    null,
                    Text.of("订单 %s 已在其他批次中", "Order %s is in another batch").with(no))));
            violations.throwIfAny(CustomsError.ORDER_IN_BATCH);
        }
        return new LinkedHashSet<>(orderNos);
    }

    private static List<Violation> explain(List<Readiness> missing) {
        return missing.stream()
                .limit(100)
                .map(one -> Violation.of(
                        CustomsError.NOTHING_READY,
                        "orderNos",
                        "READY",
                        String.join(",", one.missing()),
                        Text.of("订单 %s 缺少 %s", "Order %s lacks %s")
                                .with(one.orderNo(), String.join(",", one.missing()))))
                .toList();
    }

    /** Orders with the same key, none more than a batch may hold. */
    private List<List<Candidate>> groups(List<Candidate> ready) {
        boolean byCarrier = settings.batch().key().contains("logisticsCode");
        Map<String, List<Candidate>> byKey = new LinkedHashMap<>();
        for (Candidate order : ready) {
            byKey.computeIfAbsent(byCarrier ? order.carrierCode() : "", key -> new ArrayList<>())
                    .add(order);
        }
        List<List<Candidate>> groups = new ArrayList<>();
        for (List<Candidate> same : byKey.values()) {
            List<Candidate> current = new ArrayList<>();
            BigDecimal weight = BigDecimal.ZERO;
            for (Candidate order : same) {
                BigDecimal after = weight.add(order.grossWeight());
                if (!current.isEmpty()
                        && (current.size() == settings.batch().maxParcels()
                                || after.compareTo(settings.batch().maxGrossKg()) > 0)) {
                    groups.add(current);
                    current = new ArrayList<>();
                    after = order.grossWeight();
                }
                current.add(order);
                weight = after;
            }
            groups.add(current);
        }
        return groups;
    }

    private BatchRow create(
            BatchRequest request, Declarant declarant, String portCode, List<Candidate> group, String by) {
        Instant now = clock.instant();
        BatchRow row = new BatchRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.batchNo = numbers.take("BT", 1).getFirst();
        row.status = BatchStatus.OPEN;
        row.tradeMode = request.tradeMode();
        row.customsCode = request.customsCode();
        row.portCode = portCode;
        row.trafMode = request.trafMode();
        row.logisticsCode = settings.batch().key().contains("logisticsCode")
                ? group.getFirst().carrierCode()
                : null;
        row.agentCode = writer.agentCode(declarant);
        row.loctNo = request.loctNo();
        row.plannedBillNo = request.billNo();
        row.refundIntended = !Boolean.FALSE.equals(request.refundIntended());
        row.statisticsFlag = row.refundIntended
                ? "B"
                : request.statisticsFlag() == null ? settings.batch().statisticsFlag() : request.statisticsFlag();
        if (request.specialArea() != null) {
            row.iacCode = request.specialArea().iacCode();
            row.iacName = request.specialArea().iacName();
            row.emsNo = request.specialArea().emsNo();
            row.itemRecords = json.writeValueAsString(request.specialArea().itemRecords());
        }
        row.total = group.size();
        row.leftOut = 0;
        row.released = 0;
        row.closed = 0;
        row.createdBy = by;
        row.createdAt = now;
        row.updatedAt = now;
        batches.insert(row);
        List<BatchOrderRow> rows = new ArrayList<>();
        for (Candidate order : group) {
            BatchOrderRow member = new BatchOrderRow();
            member.id = Ids.next();
            member.merchantId = row.merchantId;
            member.batchId = row.id;
            member.orderNo = order.orderNo();
            member.seq = rows.size() + 1;
            member.state = "WAITING";
            member.active = 1;
            rows.add(member);
        }
        members.insert(rows);
        return row;
    }

    /** Promises the declaration; repeating it while it runs changes nothing. */
    @Transactional
    public BatchRow declare(long id) {
        declarant();
        BatchRow row = lock(id);
        if (row.status.mayDeclare()) {
            batches.begin(id, BatchStatus.DECLARING, clock.instant());
            intents.add(DeclareHandler.KIND, row.batchNo, new DeclareHandler.Payload(Ids.text(id)));
            row.status = BatchStatus.DECLARING;
        } else if (row.status == BatchStatus.CANCELLED) {
            throw new IllegalTransition("batch " + row.batchNo, row.status, "declare");
        }
        return row;
    }

    @Transactional
    public BatchRow lockForDeclaration(long id) {
        BatchRow row = lock(id);
        if (row.status != BatchStatus.OPEN) {
            throw new IllegalTransition("batch " + row.batchNo, row.status, "lock");
        }
        batches.progress(id, BatchStatus.LOCKED, 0, 0, clock.instant());
        row.status = BatchStatus.LOCKED;
        return row;
    }

    @Transactional
    public BatchRow cancel(long id) {
        BatchRow row = lock(id);
        if (!row.status.mayCancel()) {
            throw new IllegalTransition("batch " + row.batchNo, row.status, "cancel");
        }
        members.release(id);
        batches.progress(id, BatchStatus.CANCELLED, 0, 0, clock.instant());
        row.status = BatchStatus.CANCELLED;
        return row;
    }

    private BatchRow lock(long id) {
        BatchRow row = batches.lock(id);
        if (row == null) {
            throw new NotFoundException("batch", id);
        }
        return row;
    }
}
