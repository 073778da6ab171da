package io.maotong.invoice.taxpayer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the tax bureau says of the merchant itself. */
@RestController
class MerchantTaxRegistrationController {

    private final Registrations registrations;

    MerchantTaxRegistrationController(Registrations registrations) {
        this.registrations = registrations;
    }

    /** @param stopsIssuing whether invoices are refused because of it @param hint what to do about it */
    record FindingResponse(String code, boolean stopsIssuing, String hint) {}

    /**
     * @param taxpayerKind 1 general, 2 small-scale; null if the bureau does not know the number
     * @param state 03 in good standing
     * @param rates fractions that may be used now
     * @param channel where the answer came from: LIVE, SANDBOX or MANUAL
     * @param findings empty if nothing stands in the way of issuing
     */
    record RegistrationResponse(
            String taxNo,
            boolean known,
            String name,
            String taxpayerKind,
            String state,
            String taxOffice,
            String riskLevel,
            List<BigDecimal> rates,
            String channel,
            Instant checkedAt,
            List<FindingResponse> findings) {}

    /** As it was heard last; it is asked again every day. 404 as long as nobody asked. */
    @GetMapping("/api/merchant/tax-registration")
    @PreAuthorize("hasAuthority('invoice:read')")
    RegistrationResponse get() {
        Registration held = registrations.get();
        return new RegistrationResponse(
                held.taxNo(),
                held.known(),
                held.name(),
                held.kind(),
                held.state(),
                held.office(),
                held.riskLevel(),
                held.rates(),
                held.channel(),
                held.checkedAt(),
                held.findings().stream()
                        .map(one -> new FindingResponse(
                                one.code(), one.stopsIssuing(), one.hint().in(LocaleContextHolder.getLocale())))
                        .toList());
    }

    /** Asks the bureau now: 202, then read it. INVOICE-42201 without a credit code. */
    @PostMapping("/api/merchant/tax-registration:check")
    @PreAuthorize("hasAuthority('invoice:read')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void check() {
        registrations.check();
    }
}
