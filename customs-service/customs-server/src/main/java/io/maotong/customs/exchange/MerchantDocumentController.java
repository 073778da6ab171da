package io.maotong.customs.exchange;

import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.DocumentQueries;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Documents 单证: what was sent, what became of it, and sending it again. */
@RestController
@RequestMapping("/api/merchant/documents")
class MerchantDocumentController {

    private static final String ACCEPT = "customs:accept-warnings";

    /**
     * @param head fields of the head to change, by their names on the wire; an empty value removes a field
     * @param acceptWarnings the reason why the warnings of this version are accepted; needs customs:accept-warnings
     */
    record ResubmitRequest(
            Map<String, String> head, @Size(max = 500) String acceptWarnings) {

        Map<String, String> fields() {
            return head == null ? Map.of() : head;
        }
    }

    private static final ResubmitRequest UNCHANGED = new ResubmitRequest(null, null);

    record CancelRequest(@NotBlank @Size(max = 1000) String reason) {}

    record CancelResponse(String documentId) {}

    private final DocumentQueries queries;
    private final Corrections corrections;
    private final Transmissions transmissions;

    MerchantDocumentController(DocumentQueries queries, Corrections corrections, Transmissions transmissions) {
        this.queries = queries;
        this.corrections = corrections;
        this.transmissions = transmissions;
    }

    /** @param type 303, 403, 505, 507, 509, 603, 605, 607, 701, 213 or 215 */
    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    PageResponse<DocumentQueries.DocumentResponse> list(
            @RequestParam(required = false) String type,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String batchId,
            @RequestParam(required = false) String orderNo,
            PageRequest page) {
        return queries.find(type, status, batchId, orderNo, page);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('customs:read')")
    DocumentQueries.DocumentResponse get(@PathVariable String id) {
        return queries.get(id);
    }

    /** Every version with what it changed. */
    @GetMapping("/{id}/versions")
    @PreAuthorize("hasAuthority('customs:read')")
    List<DocumentQueries.VersionResponse> versions(@PathVariable String id) {
        return queries.versions(id);
    }

    /** The signed message with which the newest sent version went; it may carry other documents, too. */
    @GetMapping(value = "/{id}/xml", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasAuthority('customs:read')")
    byte[] xml(@PathVariable String id) {
        return queries.versions(id).reversed().stream()
                .filter(version -> version.transmissionId() != null)
                .flatMap(version -> transmissions.message(Ids.parse(version.transmissionId())).stream())
                .findFirst()
                .orElseThrow(() -> new NotFoundException("message of document", id));
    }

    /** Sends a refused document again: written anew from today's data, with the given fields on top. */
    @PostMapping("/{id}:resubmit")
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DocumentQueries.DocumentResponse resubmit(
            @PathVariable String id, @Valid @RequestBody(required = false) ResubmitRequest request) {
        ResubmitRequest wish = request == null ? UNCHANGED : request;
        corrections.resubmit(
                Ids.parse(id), wish.fields(), reason(wish), CurrentActor.get().id());
        return queries.get(id);
    }

    /**
     * Changes a document that customs has already (appType 2): written anew from today's data, with the given fields on
     * top. Not for lists, and not once the order's list is declared.
     */
    @PostMapping("/{id}:change")
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DocumentQueries.DocumentResponse change(
            @PathVariable String id, @Valid @RequestBody(required = false) ResubmitRequest request) {
        ResubmitRequest wish = request == null ? UNCHANGED : request;
        corrections.change(
                Ids.parse(id), wish.fields(), reason(wish), CurrentActor.get().id());
        return queries.get(id);
    }

    /** Deletes an order, receipt or waybill at customs (appType 3) before its list is declared. */
    @PostMapping("/{id}:delete")
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DocumentQueries.DocumentResponse delete(@PathVariable String id) {
        corrections.delete(Ids.parse(id), CurrentActor.get().id());
        return queries.get(id);
    }

    /** Applies for the cancellation of a list (605). */
    @PostMapping("/{id}:cancel")
    @PreAuthorize("hasAuthority('customs:declare')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CancelResponse cancel(@PathVariable String id, @Valid @RequestBody CancelRequest request) {
        return new CancelResponse(corrections.cancel(
                Ids.parse(id), request.reason(), CurrentActor.get().id()));
    }

    private static String reason(ResubmitRequest request) {
        if (request.acceptWarnings() == null || request.acceptWarnings().isBlank()) {
            return null;
        }
        if (!CurrentActor.get().permissions().contains(ACCEPT)) {
            throw new AccessDeniedException(ACCEPT);
        }
        return request.acceptWarnings();
    }
}
