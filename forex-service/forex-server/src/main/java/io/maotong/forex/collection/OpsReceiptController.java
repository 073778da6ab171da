package io.maotong.forex.collection;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of all merchants, the bank's messages, and what nobody could be found for. */
@RestController
@RequestMapping("/api/ops/receipts")
class OpsReceiptController {

    private final ReceiptService receipts;
    private final MessageService messages;

    OpsReceiptController(ReceiptService receipts, MessageService messages) {
        this.receipts = receipts;
        this.messages = messages;
    }

    /** @param reason why a message is QUARANTINED */
    record MessageResponse(
            String messageRow,
            String bank,
            long seq,
            String type,
            String messageId,
            MessageState state,
            String reason,
            Instant receivedAt,
            Instant handledAt) {

        static MessageResponse of(MessageRow row) {
            return new MessageResponse(
                    Ids.text(row.id),
                    row.bank,
                    row.seq,
                    row.type,
                    row.messageId,
                    row.state,
                    row.reason,
                    row.receivedAt,
                    row.handledAt);
        }
    }

    record ExceptionResponse(
            String exceptionId,
            ExceptionKind kind,
            String reference,
            String messageRow,
            String state,
            String detail,
            Instant raisedAt,
            Instant resolvedAt) {

        static ExceptionResponse of(ExceptionRow row) {
            return new ExceptionResponse(
                    Ids.text(row.id),
                    row.kind,
                    row.reference,
                    Ids.text(row.messageRow),
                    row.state,
                    row.detail,
                    row.raisedAt,
                    row.resolvedAt);
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ReceiptResponse> list(
            @RequestParam(required = false) ReceiptStatus status,
            @RequestParam(required = false) String currency,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) String q,
            PageRequest page) {
        return PageResponse.of(
                receipts.list(new ReceiptService.Filter(status, currency, from, to, q), page), ReceiptResponse::of);
    }

    @GetMapping("/messages")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<MessageResponse> messages(@RequestParam(required = false) MessageState state, PageRequest page) {
        return PageResponse.of(messages.messages(state, page), MessageResponse::of);
    }

    /** {@code state}: OPEN or RESOLVED. */
    @GetMapping("/exceptions")
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<ExceptionResponse> exceptions(@RequestParam(defaultValue = "OPEN") String state, PageRequest page) {
        return PageResponse.of(messages.exceptions(state, page), ExceptionResponse::of);
    }

    /** Has a message read once more; what it told before is not booked twice. */
    @PostMapping("/messages/{id}:replay")
    @PreAuthorize("hasAuthority('parked:replay')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String id) {
        messages.again(Ids.parse(id));
    }
}
