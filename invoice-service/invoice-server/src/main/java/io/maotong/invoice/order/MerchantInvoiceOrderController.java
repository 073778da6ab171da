package io.maotong.invoice.order;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders as far as invoicing is concerned: those entered here and copies of those of order-service. */
@RestController
@RequestMapping("/api/merchant/invoice-orders")
class MerchantInvoiceOrderController {

    private final OrderEntry entry;
    private final OrderBook book;

    MerchantInvoiceOrderController(OrderEntry entry, OrderBook book) {
        this.entry = entry;
        this.book = book;
    }

    /** Buyer as printed. @param naturalPerson said explicitly, never guessed from the name */
    record BuyerRequest(
            @Size(max = 20) String taxNo,
            @NotBlank @Size(max = 300) String name,
            @Size(max = 300) String address,
            @Size(max = 60) String telephone,
            @Size(max = 120) String bank,
            @Size(max = 50) String account,
            boolean naturalPerson) {

        Party toParty() {
            return new Party(taxNo, name, address, telephone, bank, account, naturalPerson);
        }
    }

    /**
     * @param kind DIGITAL_SPECIAL or DIGITAL_NORMAL
     * @param currency CNY
     * @param taxIncluded whether prices, amounts and discounts of the lines include the tax
     * @param total with tax; refused with INVOICE-40035 if more than 0.01 from the sum of the lines
     * @param buyer may be left out for a customer whose policy has a title
     */
    record OrderRequest(
            String orderNo,
            String customerNo,
            InvoiceKind kind,
            String currency,
            boolean taxIncluded,
            LocalDate orderedOn,
            BigDecimal total,
            @Valid BuyerRequest buyer,
            String remark,
            List<NewOrder.Line> lines,
            List<NewOrder.Payment> payments) {

        NewOrder toOrder() {
            return new NewOrder(
                    orderNo,
                    customerNo,
                    kind,
                    currency == null ? "CNY" : currency,
                    taxIncluded,
                    orderedOn,
                    total,
                    buyer == null ? null : buyer.toParty(),
                    remark,
                    lines,
                    payments);
        }
    }

    record ClassifiedLine(int lineNo, @NotBlank String taxClassCode) {}

    /** Everything optional. @param lines classification of lines; later versions of the order leave it alone */
    record AddressRequest(
            @Size(max = 60) String customerNo,
            InvoiceKind kind,
            @Valid BuyerRequest buyer,
            List<@Valid @NotNull ClassifiedLine> lines) {

        OrderEntry.Address toAddress() {
            Map<Integer, String> codes = new TreeMap<>();
            if (lines != null) {
                lines.forEach(line -> codes.put(line.lineNo(), line.taxClassCode()));
            }
            return new OrderEntry.Address(customerNo, kind, buyer == null ? null : buyer.toParty(), codes);
        }
    }

    /** @param quantity null if money is given back without goods */
    record ReturnedLine(int lineNo, BigDecimal quantity, BigDecimal total) {}

    record ReturnRequest(
            @NotBlank @Size(max = 60) String returnNo,
            @NotEmpty List<@NotNull ReturnedLine> lines) {}

    /**
     * What follows of a line that is invoiced beyond what is due.
     *
     * @param status FORM (a red form was applied for, or waits for an officer), REFUSED (none yet; it is tried again by itself
     *     once what stands against it is over) or NOT_NEEDED
     * @param refusal why there is none
     */
    record ReversalResponse(int lineNo, String status, String formId, String refusal) {}

    /**
     * @param overInvoiced lines of which more is invoiced than is due now
     * @param reversals the red forms that correct them
     */
    record ReturnResponse(String orderNo, List<Integer> overInvoiced, List<ReversalResponse> reversals) {}

    record OrderResponse(
            String orderNo,
            OrderOrigin origin,
            OrderState status,
            String customerNo,
            InvoiceKind kind,
            String buyerName,
            LocalDate orderedOn,
            Money total,
            BigDecimal paid,
            LocalDate paidOn) {

        static OrderResponse of(OrderRow row) {
            return new OrderResponse(
                    row.orderNo,
                    row.origin,
                    row.status,
                    row.customerNo,
                    row.kind,
                    row.buyerName,
                    row.orderedOn,
                    Money.rounded(row.total, row.currency),
                    row.paid,
                    row.paidOn);
        }
    }

    /** @param open what may still be invoiced, with tax @param declaredEntry the declaration that invoices the line */
    record LineResponse(
            int lineNo,
            String delivery,
            String name,
            String spec,
            String unit,
            BigDecimal rate,
            BigDecimal orderedQuantity,
            BigDecimal orderedTotal,
            BigDecimal dueTotal,
            BigDecimal reserved,
            BigDecimal invoiced,
            BigDecimal open,
            String declaredEntry) {

        static LineResponse of(OrderLineRow row) {
            return new LineResponse(
                    row.lineNo,
                    row.delivery,
                    row.name,
                    row.spec,
                    row.unit,
                    plain(row.rate),
                    plain(row.orderedQuantity),
                    row.orderedTotal,
                    row.dueTotal,
                    row.reservedTotal,
                    row.invoicedTotal,
                    row.declaredEntry == null
                            ? row.dueTotal.subtract(row.taken()).max(BigDecimal.ZERO)
                            : BigDecimal.ZERO,
                    row.declaredEntry);
        }

        private static BigDecimal plain(BigDecimal number) {
            if (number == null) {
                return null;
            }
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /** @param buyerTaxNo masked for natural persons */
    record DetailResponse(OrderResponse order, String buyerTaxNo, List<LineResponse> lines) {}

    /**
     * Enters an order in CNY. The same order again answers 200 and changes nothing.
     *
     * @return 201; 400 with every broken rule; 400 INVOICE-40098 if the number is taken by another content
     */
    @PostMapping
    @PreAuthorize("hasAuthority('invoice:issue')")
    ResponseEntity<OrderResponse> enter(@RequestBody OrderRequest request) {
        boolean isNew = entry.enter(request.toOrder(), CurrentActor.get().id());
        return ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK)
                .body(OrderResponse.of(book.get(request.orderNo())));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<OrderResponse> list(
            @RequestParam(required = false) OrderOrigin origin,
            @RequestParam(required = false) OrderState status,
            @RequestParam(required = false) String customerNo,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(required = false) String q,
            PageRequest page) {
        PageResponse<OrderRow> found = book.list(new OrderBook.Filter(origin, status, customerNo, from, to, q), page);
        return new PageResponse<>(
                found.items().stream().map(OrderResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** The order with the balance of each line. */
    @GetMapping("/{orderNo}")
    @PreAuthorize("hasAuthority('invoice:read')")
    DetailResponse get(@PathVariable String orderNo) {
        OrderRow row = book.get(orderNo);
        Party buyer = book.buyer(row);
        String taxNo = buyer == null ? null : buyer.taxNo();
        return new DetailResponse(
                OrderResponse.of(row),
                taxNo != null && buyer.naturalPerson() ? masked(taxNo) : taxNo,
                book.linesOf(row).stream().map(LineResponse::of).toList());
    }

    /** Says to whom an order is invoiced, and under which classification its lines. */
    @PostMapping("/{orderNo}:address")
    @PreAuthorize("hasAuthority('invoice:issue')")
    OrderResponse address(@PathVariable String orderNo, @Valid @RequestBody AddressRequest request) {
        entry.address(orderNo, request.toAddress());
        return OrderResponse.of(book.get(orderNo));
    }

    /** Money came in. The same payment again changes nothing. */
    @PostMapping("/{orderNo}/payments")
    @PreAuthorize("hasAuthority('invoice:issue')")
    OrderResponse pay(@PathVariable String orderNo, @RequestBody NewOrder.Payment payment) {
        entry.pay(orderNo, payment, CurrentActor.get().id());
        return OrderResponse.of(book.get(orderNo));
    }

    /**
     * Goods came back, or money was given back: less may be invoiced, and what is invoiced beyond it is reversed by a red form,
     * for reason 02 or 04. The same return again changes nothing.
     */
    @PostMapping("/{orderNo}/returns")
    @PreAuthorize("hasAuthority('invoice:issue')")
    ReturnResponse takeBack(@PathVariable String orderNo, @Valid @RequestBody ReturnRequest request) {
        Violations violations = new Violations();
        long distinct =
                request.lines().stream().map(ReturnedLine::lineNo).distinct().count();
        violations.check(
                distinct == request.lines().size(),
                InvoiceError.ORDER_FIELD,
                "lines",
                "RETURN",
                null,
                Text.of("同一行只能出现一次", "Each line at most once"));
        violations.throwIfAny(InvoiceError.ORDER_FIELD);
        OrderEntry.TakenBack taken = entry.takeBack(
                orderNo,
                request.returnNo(),
                request.lines().stream()
                        .map(line -> new OrderEntry.Returned(line.lineNo(), line.quantity(), line.total()))
                        .toList(),
                CurrentActor.get().id());
        return new ReturnResponse(
                orderNo,
                taken.overInvoiced(),
                taken.reversals().stream()
                        .map(one -> new ReversalResponse(
                                one.orderLineNo(),
                                one.status(),
                                one.formId() == null ? null : Ids.text(one.formId()),
                                one.refusal()))
                        .toList());
    }

    /** Gives an order up of which nothing is invoiced; 409 otherwise. */
    @PostMapping("/{orderNo}:cancel")
    @PreAuthorize("hasAuthority('invoice:issue')")
    OrderResponse cancel(@PathVariable String orderNo) {
        entry.cancel(orderNo);
        return OrderResponse.of(book.get(orderNo));
    }

    private static String masked(String number) {
        return number.length() <= 4 ? "****" : "****" + number.substring(number.length() - 4);
    }
}
