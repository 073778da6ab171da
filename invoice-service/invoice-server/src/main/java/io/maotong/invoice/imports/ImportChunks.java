package io.maotong.invoice.imports;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.order.BuyerTitles;
import io.maotong.invoice.order.LineFigures;
import io.maotong.invoice.order.NewOrder;
import io.maotong.invoice.order.OrderEntry;
import io.maotong.invoice.order.ShortNames;
import io.maotong.invoice.source.Sources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Stores a chunk of a file: its invoices or orders, what became of its rows and how far the import is, or nothing at all. */
@Service
class ImportChunks {

    private static final int SERIAL_DIGITS = 30;
    private static final int LONGEST_NUMBER = 60;

    private final InvoiceImportMapper imports;
    private final ImportedRequestMapper rows;
    private final InvoiceDesk desk;
    private final OrderEntry orders;
    private final RequestDocuments documents;
    private final ShortNames names;
    private final BuyerTitles titles;
    private final Sources sources;
    private final JsonMapper json;
    private final Clock clock;

    ImportChunks(
            InvoiceImportMapper imports,
            ImportedRequestMapper rows,
            InvoiceDesk desk,
            OrderEntry orders,
            RequestDocuments documents,
            ShortNames names,
            BuyerTitles titles,
            Sources sources,
            JsonMapper json,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.desk = desk;
        this.orders = orders;
        this.documents = documents;
        this.names = names;
        this.titles = titles;
        this.sources = sources;
        this.json = json;
        this.clock = clock;
    }

    /** What is known of a request before it is stored. @param violations empty if it is good so far */
    record Judged(RequestGroup group, NewOrder request, RowState state, List<Violation> violations) {

        Judged refused(List<Violation> reasons) {
            return new Judged(
                    group,
                    request,
                    RowState.REJECTED,
                    reasons.stream()
                            .map(violation -> RequestReader.inRow(group, violation))
                            .toList());
        }
    }

    /** Reads a chunk and checks it, writing nothing. */
    @Transactional(readOnly = true)
    public List<Judged> judge(InvoiceImportRow run, boolean taxIncluded, List<RequestGroup> groups) {
        Set<String> numbers = groups.stream()
                .map(RequestGroup::requestNo)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> known = numbers.isEmpty() ? Set.of() : rows.accepted(run.target, numbers);
        List<Judged> judged = new ArrayList<>();
        for (RequestGroup group : groups) {
            if (group.repeated() || known.contains(group.requestNo())) {
                judged.add(new Judged(group, null, RowState.DUPLICATE, List.of(duplicate(group))));
                continue;
            }
            RequestReader.Read read = RequestReader.read(group, taxIncluded, BusinessTime.today(clock));
            judged.add(new Judged(
                    group,
                    read.order(),
                    read.violations().isEmpty() ? RowState.ACCEPTED : RowState.REJECTED,
                    read.violations()));
        }
        return judged;
    }

    private static Violation duplicate(RequestGroup group) {
        return Violation.of(
                        InvoiceError.REQUEST_EXISTS,
                        RequestColumn.REQUEST_NO.field,
                        "DUPLICATE",
                        null,
                        group.repeated()
                                ? Text.of(
                                        "文件中前面已有此申请单号；同一申请的各行须相邻",
                                        "The file has this request above; the rows of a request must stand together")
                                : Text.of("该申请单号已导入过，未重复开票", "This request was imported before; nothing was created"))
                .atRow(group.firstRow());
    }

    /**
     * @param from the last row that was stored before
     * @throws Overtaken if another worker stored it meanwhile
     * @throws RequestRefused if one of the good requests cannot be stored after all
     */
    @Transactional
    public void store(InvoiceImportRow run, int from, List<Judged> chunk) {
        int to = chunk.getLast().group().lastRow();
        int read = chunk.stream().mapToInt(one -> one.group().rows().size()).sum();
        // First of all: whoever stores the same chunk at this moment waits here, and then finds it stored.
        if (imports.advance(
                        run.id,
                        from,
                        to,
                        read,
                        count(chunk, RowState.ACCEPTED),
                        count(chunk, RowState.REJECTED),
                        count(chunk, RowState.DUPLICATE))
                == 0) {
            throw new Overtaken();
        }
        List<ImportedRequestRow> results = new ArrayList<>();
        Stock stock = stock(chunk);
        for (int i = 0; i < chunk.size(); i++) {
            Judged one = chunk.get(i);
            Long invoiceId = one.state() == RowState.ACCEPTED ? store(run, one, i, stock) : null;
            results.addAll(results(run, one, invoiceId));
        }
        rows.insert(results);
    }

    private static int count(List<Judged> chunk, RowState state) {
        return (int) chunk.stream().filter(one -> one.state() == state).count();
    }

    /** Another worker was faster; what this one did is rolled back. */
    static final class Overtaken extends RuntimeException {}

    private record Stock(Sources.Taxpayer seller, Map<String, String> shortNames, Map<String, Party> titles) {}

    private Stock stock(List<Judged> chunk) {
        List<NewOrder> good = chunk.stream()
                .filter(one -> one.state() == RowState.ACCEPTED)
                .map(Judged::request)
                .toList();
        return new Stock(
                sources.taxpayer(),
                names.of(good.stream()
                        .flatMap(request -> request.lines().stream())
                        .map(NewOrder.Line::taxClassCode)
                        .toList()),
                titles.of(good.stream()
                        .map(NewOrder::customerNo)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
    }

    private Long store(InvoiceImportRow run, Judged one, int place, Stock stock) {
        try {
            if (run.target == ImportTarget.ORDERS) {
                orders.enter(one.request(), run.createdBy);
                return null;
            }
            return invoice(run, one.request(), stock).id();
        } catch (BusinessException e) {
            throw new RequestRefused(place, e);
        }
    }

    private StoredInvoice invoice(InvoiceImportRow run, NewOrder request, Stock stock) {
        Party buyer = request.buyer() != null ? request.buyer() : stock.titles().get(request.customerNo());
        if (buyer == null) {
            throw new BusinessException(
                    InvoiceError.NO_BUYER,
                    List.of(Violation.of(
                            InvoiceError.NO_BUYER,
                            "buyer",
                            "BUYER",
                            null,
                            Text.of(
                                    "该客户没有抬头：请填写购方名称或先维护开票策略",
                                    "The customer has no title: fill in the buyer or keep it in the policy"))));
        }
        List<LineFigures> figures = OrderEntry.figures(request);
        InvoiceDocument document = documents.of(request, figures, buyer, stock.seller(), stock.shortNames());
        StoredInvoice draft =
                desk.draft(new NewInvoice(serial(request.orderNo()), Origin.IMPORT, request.orderNo(), null, document));
        return run.submit ? desk.submit(draft.id(), run.createdBy) : draft;
    }

    // The same request in another file is the same invoice, or refused because its content differs.
    private static String serial(String requestNo) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(requestNo.getBytes(StandardCharsets.UTF_8));
            return "IM" + HexFormat.of().formatHex(digest).substring(0, SERIAL_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ImportedRequestRow> results(InvoiceImportRow run, Judged one, Long invoiceId) {
        List<ImportedRequestRow> results = new ArrayList<>();
        String requestNo = one.group().requestNo() == null ? "" : one.group().requestNo();
        for (RequestRow row : one.group().rows()) {
            ImportedRequestRow result = new ImportedRequestRow();
            result.id = Ids.next();
            result.merchantId = MerchantScope.merchantId();
            result.importId = run.id;
            result.target = run.target;
            result.rowNo = row.number();
            result.requestNo =
                    requestNo.length() <= LONGEST_NUMBER ? requestNo : requestNo.substring(0, LONGEST_NUMBER);
            result.status = one.state();
            result.invoiceId = invoiceId;
            List<Violation> own = one.violations().stream()
                    .filter(violation -> Objects.equals(violation.row(), row.number()))
                    .toList();
            result.violations = own.isEmpty() ? null : json.writeValueAsString(own);
            result.cells = one.state() == RowState.REJECTED ? json.writeValueAsString(row.cells()) : null;
            results.add(result);
        }
        return results;
    }
}
