package io.maotong.invoice.delivery;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Handing invoices to buyers. */
@RestController
class MerchantDeliveryController {

    private static final String OF_INVOICE = "/api/merchant/invoices/{invoiceId}/deliveries";
    private static final String PREFERENCES = "/api/merchant/delivery-preferences";

    private final Deliveries deliveries;
    private final Preferences preferences;
    private final DeliverySettings settings;

    MerchantDeliveryController(Deliveries deliveries, Preferences preferences, DeliverySettings settings) {
        this.deliveries = deliveries;
        this.preferences = preferences;
        this.settings = settings;
    }

    /**
     * @param target mailbox for EMAIL, mobile number for SMS, https address for WEBHOOK, nothing for LINK and PORTAL
     * @param secret for WEBHOOK: 16 to 128 visible characters with which the calls are signed
     */
    record DeliveryRequest(
            @NotNull DeliveryChannel channel,
            @Size(max = 500) String target,
            @Size(max = 128) String secret) {}

    record LinkResponse(String url) {}

    /** @param event REQUESTED, SENT, DELAYED, FAILED, BOUNCED, RESENT, REVOKED, OPENED or DOWNLOADED */
    record LogResponse(String event, String detail, String actor, Instant at) {}

    /** @param deliveryId null for a download by somebody who was not sent anything */
    record InvoiceLogResponse(String deliveryId, String event, String detail, String actor, Instant at) {}

    record PreferenceRequest(
            @Size(max = 20) String buyerTaxNo,
            @NotBlank @Size(max = 300) String buyerName,
            @NotNull DeliveryChannel channel,
            @Size(max = 500) String target,
            @Size(max = 128) String secret) {}

    record PreferenceResponse(
            String preferenceId, String buyerName, String channel, String target, String updatedBy, Instant updatedAt) {

        static PreferenceResponse of(PreferenceRow row) {
            return new PreferenceResponse(
                    Ids.text(row.id), row.buyerName, row.channel.name(), row.targetHint, row.updatedBy, row.updatedAt);
        }
    }

    /**
     * Promises a delivery; the same invoice, channel and target again is the same delivery and is not sent twice. 409 before the
     * platform has accepted the invoice, 503 if the channel is not set up.
     */
    @PostMapping(OF_INVOICE)
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryResponse deliver(@PathVariable String invoiceId, @Valid @RequestBody DeliveryRequest request) {
        Recipient recipient = Recipient.of(request.channel(), request.target(), request.secret(), settings);
        return DeliveryResponse.of(deliveries.deliver(
                Ids.parse(invoiceId),
                recipient,
                MerchantScope.merchantId(),
                CurrentActor.get().id()));
    }

    /** Deliveries of an invoice, oldest first; there is one for each channel and target. */
    @GetMapping(OF_INVOICE)
    @PreAuthorize("hasAuthority('invoice:read')")
    List<DeliveryResponse> list(@PathVariable String invoiceId) {
        return deliveries.of(Ids.parse(invoiceId)).stream()
                .map(DeliveryResponse::of)
                .toList();
    }

    /** Sends again, or renews a link. What is on its way is left alone. */
    @PostMapping(OF_INVOICE + "/{deliveryId}:resend")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryResponse resend(@PathVariable String invoiceId, @PathVariable String deliveryId) {
        return DeliveryResponse.of(deliveries.resend(
                Ids.parse(invoiceId), Ids.parse(deliveryId), CurrentActor.get().id()));
    }

    /** Takes it back: its link opens no more, and what has not left yet does not leave. */
    @PostMapping(OF_INVOICE + "/{deliveryId}:revoke")
    @PreAuthorize("hasAuthority('invoice:issue')")
    DeliveryResponse revoke(@PathVariable String invoiceId, @PathVariable String deliveryId) {
        return DeliveryResponse.of(deliveries.revoke(
                Ids.parse(invoiceId), Ids.parse(deliveryId), CurrentActor.get().id()));
    }

    /** The address that opens the PDF without signing in; with {@code /xml} or {@code /ofd} behind it, the others. */
    @GetMapping(OF_INVOICE + "/{deliveryId}/link")
    @PreAuthorize("hasAuthority('invoice:read')")
    LinkResponse link(@PathVariable String invoiceId, @PathVariable String deliveryId) {
        return new LinkResponse(deliveries.link(Ids.parse(invoiceId), Ids.parse(deliveryId)));
    }

    /** What happened to a delivery, oldest first. */
    @GetMapping(OF_INVOICE + "/{deliveryId}/log")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<LogResponse> log(@PathVariable String invoiceId, @PathVariable String deliveryId, PageRequest page) {
        PageResponse<DeliveryLogRow> found = deliveries.log(Ids.parse(invoiceId), Ids.parse(deliveryId), page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new LogResponse(row.event, row.detail, row.actor, row.happenedAt))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** Everything that happened to the invoice by any way, oldest first; downloads in the portal are DOWNLOADED. */
    @GetMapping("/api/merchant/invoices/{invoiceId}/delivery-log")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<InvoiceLogResponse> logOf(@PathVariable String invoiceId, PageRequest page) {
        PageResponse<DeliveryLogRow> found = deliveries.logOf(Ids.parse(invoiceId), page);
        return new PageResponse<>(
                found.items().stream()
                        .map(row -> new InvoiceLogResponse(
                                row.deliveryId == null ? null : Ids.text(row.deliveryId),
                                row.event,
                                row.detail,
                                row.actor,
                                row.happenedAt))
                        .toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** @param q beginning of the buyer's name */
    @GetMapping(PREFERENCES)
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<PreferenceResponse> preferences(@RequestParam(required = false) String q, PageRequest page) {
        PageResponse<PreferenceRow> found = preferences.list(q, page);
        return new PageResponse<>(
                found.items().stream().map(PreferenceResponse::of).toList(), found.page(), found.size(), found.total());
    }

    /** From now on every invoice to this buyer goes there by itself. Replaces what was said for the buyer and channel. */
    @PutMapping(PREFERENCES)
    @PreAuthorize("hasAuthority('invoice:issue')")
    PreferenceResponse prefer(@Valid @RequestBody PreferenceRequest request) {
        Recipient recipient = Recipient.of(request.channel(), request.target(), request.secret(), settings);
        return PreferenceResponse.of(preferences.put(
                request.buyerTaxNo(),
                request.buyerName(),
                recipient,
                CurrentActor.get().id()));
    }

    @DeleteMapping(PREFERENCES + "/{preferenceId}")
    @PreAuthorize("hasAuthority('invoice:issue')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable String preferenceId) {
        preferences.remove(Ids.parse(preferenceId));
    }
}
