package io.maotong.invoice.archive;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which accounting voucher each invoice was booked by. */
@RestController
class MerchantArchiveVoucherController {

    private final VoucherLinks links;

    MerchantArchiveVoucherController(VoucherLinks links) {
        this.links = links;
    }

    /** @param invoiceNumber 20 digits, or code and number as one @param voucherNo as the books have it, 60 characters at most */
    record LinkRequest(String invoiceNumber, String voucherNo, LocalDate bookedOn) {}

    record LinksRequest(@NotEmpty @Size(max = 500) List<@NotNull LinkRequest> links) {}

    /** @param existing were linked so before */
    record LinksResponse(int linked, int existing) {}

    record WithdrawalRequest(@NotBlank @Size(max = 200) String reason) {}

    /** @param withdrawnAt null as long as it holds */
    record VoucherLinkResponse(
            String linkId,
            String invoiceNumber,
            String voucherNo,
            LocalDate bookedOn,
            String linkedBy,
            Instant linkedAt,
            String withdrawnBy,
            Instant withdrawnAt,
            String reason) {

        static VoucherLinkResponse of(VoucherLinkRow row) {
            return new VoucherLinkResponse(
                    Ids.text(row.id),
                    row.invoiceNumber,
                    row.voucherNo,
                    row.bookedOn,
                    row.linkedBy,
                    row.linkedAt,
                    row.withdrawnBy,
                    row.withdrawnAt,
                    row.reason);
        }
    }

    /**
     * Links invoices to vouchers, all or none; repeating is safe. Their files are kept as long as vouchers from then on. 400 with
     * every fault of every row.
     */
    @PostMapping("/api/merchant/archives:link-vouchers")
    @PreAuthorize("hasAuthority('invoice:issue')")
    LinksResponse link(@Valid @RequestBody LinksRequest request) {
        VoucherLinks.Linked linked = links.link(
                request.links().stream()
                        .map(one -> new VoucherLinks.Wanted(one.invoiceNumber(), one.voucherNo(), one.bookedOn()))
                        .toList(),
                CurrentActor.get().id());
        return new LinksResponse(linked.linked(), linked.existing());
    }

    /** The newest first, withdrawn ones too. */
    @GetMapping("/api/merchant/archives/vouchers")
    @PreAuthorize("hasAuthority('invoice:read')")
    PageResponse<VoucherLinkResponse> list(
            @RequestParam(required = false) String invoiceNumber,
            @RequestParam(required = false) String voucherNo,
            PageRequest page) {
        PageResponse<VoucherLinkRow> found = links.list(invoiceNumber, voucherNo, page);
        return new PageResponse<>(
                found.items().stream().map(VoucherLinkResponse::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    /** Takes a wrong link back. It stays in the list, and nothing is kept shorter for it. */
    @PostMapping("/api/merchant/archives/vouchers/{linkId}:withdraw")
    @PreAuthorize("hasAuthority('invoice:issue')")
    VoucherLinkResponse withdraw(@PathVariable String linkId, @Valid @RequestBody WithdrawalRequest request) {
        return VoucherLinkResponse.of(
                links.withdraw(Ids.parse(linkId), CurrentActor.get().id(), request.reason()));
    }
}
