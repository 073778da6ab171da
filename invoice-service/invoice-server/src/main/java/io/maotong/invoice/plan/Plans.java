package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.order.Draw;
import io.maotong.invoice.order.OrderBalances;
import io.maotong.invoice.source.Sources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans: shown before anything is written, committed with what they draw of the orders, and handed in by a worker. Whoever
 * commits last of two plans for the same lines is refused and told which.
 */
@Service
class Plans {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");
    private static final Map<String, String> ITEMS_SORTABLE = Map.of("id", "id", "itemNo", "item_no");
    private static final String PLAN_NO = "[A-Za-z0-9_-]{1,40}";

    /** What the intent of a plan carries. */
    record Reference(long planId) {}

    /** How a plan came about. */
    record Occasion(PlanTrigger trigger, String customerNo, boolean pre, String actor) {}

    private final PlanMapper plans;
    private final PlanItemMapper items;
    private final PlanMaker maker;
    private final PlanDocuments documents;
    private final OrderBalances balances;
    private final Sources sources;
    // The queue knows its handlers, and one of them knows the plans.
    private final ObjectProvider<Intents> intents;
    private final JsonMapper json;
    private final Clock clock;

    Plans(
            PlanMapper plans,
            PlanItemMapper items,
            PlanMaker maker,
            PlanDocuments documents,
            OrderBalances balances,
            Sources sources,
            ObjectProvider<Intents> intents,
            JsonMapper json,
            Clock clock) {
        this.plans = plans;
        this.items = items;
        this.maker = maker;
        this.documents = documents;
        this.balances = balances;
        this.sources = sources;
        this.intents = intents;
        this.json = json;
        this.clock = clock;
    }

    /** Shows what a plan would come to; writes nothing. */
    @Transactional(readOnly = true)
    public Proposal preview(PlanRequest request) {
        return maker.propose(request.planNo() == null ? "preview" : request.planNo(), request);
    }

    /**
     * Draws on the orders and promises the invoices.
     *
     * @throws BusinessException with everything that cannot be invoiced, unless all good ones were asked for; 409 if others
     *     were faster
     */
    @Transactional
    public PlanRow commit(PlanRequest request, Occasion occasion) {
        String hash = hash(json.writeValueAsString(request));
        long id = Ids.next();
        String planNo = request.planNo() == null ? "PLAN" + Ids.text(id) : request.planNo();
        Optional<PlanRow> known = known(planNo, hash);
        if (known.isPresent()) {
            return known.get();
        }
        // Two plans of a merchant come one after the other: who comes second sees what the first one drew.
        Sources.Taxpayer seller = sources.lockTaxpayer();
        Proposal proposal = maker.propose(planNo, request);
        boolean refused = proposal.invoices().isEmpty()
                || !request.allGood() && !proposal.violations().isEmpty();
        if (refused) {
            throw new BusinessException(codeOf(proposal.violations().getFirst()), proposal.violations());
        }
        PlanRow row = row(id, planNo, hash, request, occasion, proposal);
        plans.insert(row);
        List<ItemRow> rows = new ArrayList<>();
        List<Draw> draws = new ArrayList<>();
        for (PlannedInvoice invoice : proposal.invoices()) {
            rows.add(item(row, rows.size() + 1, invoice, seller));
            invoice.shares().forEach(share -> draws.add(draw(invoice.serialNo(), share)));
        }
        balances.reserve(row.id, draws);
        items.insert(rows);
        intents.getObject().add(PlanIntent.KIND, planNo, new Reference(row.id));
        return row;
    }

    private Optional<PlanRow> known(String planNo, String hash) {
        if (!planNo.matches(PLAN_NO)) {
            throw new BusinessException(
                    InvoiceError.FIELD_LENGTH,
                    List.of(Violation.of(
                            InvoiceError.FIELD_LENGTH,
                            "planNo",
                            "40004",
                            PLAN_NO,
                            Text.of("计划号为1至40位字母、数字、-或_", "1 to 40 letters, digits, - or _"))));
        }
        PlanRow known = plans.selectOne(new QueryWrapper<PlanRow>().eq("plan_no", planNo));
        if (known != null && !known.requestHash.equals(hash)) {
            throw new BusinessException(
                    InvoiceError.SERIAL_REUSED,
                    Text.of("计划号 %s 已用于另一计划", "The plan number %s belongs to another plan")
                            .with(planNo));
        }
        return Optional.ofNullable(known);
    }

    private static InvoiceError codeOf(Violation violation) {
        for (InvoiceError error : InvoiceError.values()) {
            if (error.code().equals(violation.code())) {
                return error;
            }
        }
        return InvoiceError.NOTHING_OPEN;
    }

    private PlanRow row(
            long id, String planNo, String hash, PlanRequest request, Occasion occasion, Proposal proposal) {
        PlanRow row = new PlanRow();
        row.id = id;
        row.merchantId = MerchantScope.merchantId();
        row.planNo = planNo;
        row.requestHash = hash;
        row.triggerKind = occasion.trigger();
        row.customerNo = occasion.customerNo();
        row.status = PlanStatus.RUNNING;
        row.mode = request.mode();
        row.pre = occasion.pre();
        row.invoices = proposal.invoices().size();
        row.created = 0;
        row.failed = 0;
        row.amount = proposal.amount();
        row.tax = proposal.tax();
        row.total = row.amount.add(row.tax);
        row.createdBy = occasion.actor();
        row.createdAt = clock.instant();
        return row;
    }

    private ItemRow item(PlanRow plan, int itemNo, PlannedInvoice invoice, Sources.Taxpayer seller) {
        ItemRow row = new ItemRow();
        row.id = Ids.next();
        row.merchantId = plan.merchantId;
        row.planId = plan.id;
        row.itemNo = itemNo;
        row.serialNo = invoice.serialNo();
        row.status = ItemStatus.PLANNED;
        row.kind = invoice.key().kind();
        row.buyerName = invoice.key().buyer().name();
        row.lineCount = invoice.lines().size();
        row.amount = invoice.amount();
        row.tax = invoice.tax();
        row.total = invoice.total();
        row.reasons = invoice.reasons().stream().map(SplitReason::name).collect(Collectors.joining(","));
        row.document = json.writeValueAsString(documents.of(invoice, seller));
        return row;
    }

    private static Draw draw(String serialNo, PlannedInvoice.Share share) {
        OpenLine.Source source = share.source();
        Figures figures = source.figures();
        return new Draw(
                serialNo,
                share.lineNo(),
                source.orderLineId(),
                source.orderNo(),
                source.orderLineNo(),
                figures.quantity(),
                figures.amount(),
                figures.tax(),
                figures.discountAmount(),
                figures.discountTax());
    }

    /** Stops a plan: what is not handed in yet will not be, and what is handed in and may still be given up is. */
    @Transactional
    public PlanRow cancel(long id) {
        PlanRow row = lock(id);
        switch (row.status) {
            case CANCELLING, CANCELLED -> {}
            case RUNNING, DONE -> {
                row.status = PlanStatus.CANCELLING;
                plans.updateById(row);
                intents.getObject().add(PlanIntent.KIND, row.planNo, new Reference(row.id));
            }
        }
        return row;
    }

    private PlanRow lock(long id) {
        PlanRow row = plans.lock(id);
        if (row == null) {
            throw new NotFoundException("invoice plan", id);
        }
        return row;
    }

    PlanRow get(long id) {
        PlanRow row = plans.selectById(id);
        if (row == null) {
            throw new NotFoundException("invoice plan", id);
        }
        return row;
    }

    PageResponse<PlanRow> list(PlanStatus status, String customerNo, PageRequest page) {
        QueryWrapper<PlanRow> query = new QueryWrapper<PlanRow>()
                .eq(status != null, "status", status)
                .eq(customerNo != null, "customer_no", customerNo);
        return PageResponse.of(plans.selectPage(page.toPage(SORTABLE, "createdAt,desc"), query), row -> row);
    }

    PageResponse<ItemRow> items(long planId, ItemStatus status, PageRequest page) {
        get(planId);
        QueryWrapper<ItemRow> query = new QueryWrapper<ItemRow>()
                .select(ItemRow.class, column -> !column.getColumn().equals("document"))
                .eq("plan_id", planId)
                .eq(status != null, "status", status);
        return PageResponse.of(items.selectPage(page.toPage(ITEMS_SORTABLE, "itemNo,asc"), query), row -> row);
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
