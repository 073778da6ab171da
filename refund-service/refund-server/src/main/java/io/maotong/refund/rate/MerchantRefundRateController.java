package io.maotong.refund.rate;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import io.maotong.refund.RefundError;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Refund rates by commodity code and date of export. */
@RestController
@RequestMapping("/api/merchant/refund-rates")
class MerchantRefundRateController {

    private final RefundRates rates;
    private final Clock clock;

    MerchantRefundRateController(RefundRates rates, Clock clock) {
        this.rates = rates;
        this.clock = clock;
    }

    record RateResponse(
            String code,
            String name,
            BigDecimal levyRate,
            BigDecimal refundRate,
            String specialFlag,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {}

    /** @param date date of export; today if absent. 404 unknown code, 409 if the 11-digit code must be chosen */
    @GetMapping("/{commodityCode}")
    @PreAuthorize("hasAuthority('refund:read')")
    RateResponse find(@PathVariable String commodityCode, @RequestParam(required = false) LocalDate date) {
        LocalDate on = date == null ? BusinessTime.today(clock) : date;
        return switch (rates.libraryFor(List.of(commodityCode)).find(commodityCode, on)) {
            case RateLookup.Found found -> response(found.rate());
            case RateLookup.Ambiguous ambiguous ->
                throw new BusinessException(
                        RefundError.RATE_AMBIGUOUS,
                        Text.of("请从 %s 中选择", "Choose one of %s")
                                .with(ambiguous.choices().stream()
                                        .map(RefundRate::code)
                                        .collect(Collectors.joining(", "))));
            case RateLookup.NotFound none -> throw new NotFoundException("refund rate", commodityCode);
        };
    }

    private static RateResponse response(RefundRate rate) {
        return new RateResponse(
                rate.code(),
                rate.name(),
                rate.levyRate(),
                rate.refundRate(),
                rate.specialFlag(),
                rate.validFrom(),
                rate.validTo(),
                rate.source());
    }
}
