package io.maotong.invoice.red;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Goods that came back after they were invoiced. */
@RestController
class MerchantReturnController {

    /** @param invoiceNumber where the line is printed, together with its line; both absent to look it up by the order */
    record LineRequest(
            @NotNull Integer orderLineNo,
            @NotNull BigDecimal quantity,
            @Size(max = 30) String invoiceNumber,
            Integer invoiceLineNo) {}

    record GoodsReturnRequest(
            @NotBlank @Size(max = 64) String returnNo,
            @NotBlank @Size(max = 64) String orderNo,
            @Size(max = 300) String note,
            @NotEmpty @Size(max = 500) List<@Valid LineRequest> lines) {}

    /**
     * @param quantity null if money was given back without goods @param amount in CNY without tax; null if goods came back
     * @param status FORM, REFUSED (tried again by itself once what stands against it is over) or NOT_NEEDED
     * @param refusal why no form could be made
     */
    record GoodsReturnResponse(
            String returnId,
            String returnNo,
            String orderNo,
            int orderLineNo,
            BigDecimal quantity,
            BigDecimal amount,
            String status,
            String formId,
            String refusal,
            Instant enteredAt) {

        static GoodsReturnResponse of(ReturnRow row) {
            return new GoodsReturnResponse(
                    Ids.text(row.id),
                    row.returnNo,
                    row.orderNo,
                    row.orderLineNo,
                    plain(row.quantity),
                    row.amount,
                    row.status.name(),
                    row.formId == null ? null : Ids.text(row.formId),
                    row.refusal,
                    row.createdAt);
        }
    }

    private static BigDecimal plain(BigDecimal quantity) {
        if (quantity == null) {
            return null;
        }
        BigDecimal stripped = quantity.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private final ReturnedGoods goods;

    MerchantReturnController(ReturnedGoods goods) {
        this.goods = goods;
    }

    /** Enters a return; each line says what became of it. The same return number and order line again changes nothing. */
    @PostMapping("/api/merchant/red-forms/returns")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.CREATED)
    List<GoodsReturnResponse> enter(@Valid @RequestBody GoodsReturnRequest request) {
        return goods
                .take(
                        new ReturnedGoods.GoodsReturn(
                                request.returnNo(),
                                request.orderNo(),
                                request.note(),
                                request.lines().stream()
                                        .map(line -> new ReturnedGoods.Line(
                                                line.orderLineNo(),
                                                line.quantity(),
                                                null,
                                                line.invoiceNumber(),
                                                line.invoiceLineNo()))
                                        .toList()),
                        CurrentActor.get().id())
                .stream()
                .map(GoodsReturnResponse::of)
                .toList();
    }

    @GetMapping("/api/merchant/red-forms/returns")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<GoodsReturnResponse> list(@RequestParam(required = false) ReturnStatus status, PageRequest page) {
        PageResponse<ReturnRow> found = goods.list(status, page);
        return new PageResponse<>(
                found.items().stream().map(GoodsReturnResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** Tries once more to make a form of a return that was refused. */
    @PostMapping("/api/merchant/red-forms/returns/{returnId}:retry")
    @PreAuthorize("hasAuthority('invoice:issue')")
    GoodsReturnResponse retry(@PathVariable String returnId) {
        return GoodsReturnResponse.of(
                goods.retry(Ids.parse(returnId), CurrentActor.get().id()));
    }
}
