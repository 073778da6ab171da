package io.maotong.customs.codes;

import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Monthly rates of customs 海关计征汇率, entered by operators from the announcement. */
@RestController
@RequestMapping("/api/ops/customs-rates")
class OpsCustomsRateController {

    /**
     * @param month yyyyMM
     * @param cny renminbi for one unit
     * @param source the announcement
     */
    record Rate(
            @NotBlank @Pattern(regexp = "[A-Z]{3}") String currency,

            @NotBlank @Pattern(regexp = "20\\d{2}(0[1-9]|1[0-2])")
            String month,

            @NotNull @Positive @Digits(integer = 11, fraction = 8)
            BigDecimal cny,

            @NotBlank @Size(max = 200) String source) {}

    /** @param enteredBy who entered it last */
    record RateResponse(
            String currency, String month, BigDecimal cny, String source, String enteredBy, Instant enteredAt) {}

    private final CustomsRates rates;
    private final Clock clock;

    OpsCustomsRateController(CustomsRates rates, Clock clock) {
        this.rates = rates;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    PageResponse<RateResponse> list(@RequestParam(required = false) String month, PageRequest page) {
        return rates.find(
                month,
                page,
                row -> new RateResponse(row.currency, row.month, row.cny, row.source, row.enteredBy, row.enteredAt));
    }

    /** Enters or corrects the rate of a currency for a month. */
    @PutMapping
    @PreAuthorize("hasAuthority('customs:reference')")
    RateResponse enter(@Valid @RequestBody Rate request) {
        RateRow row = new RateRow();
        row.currency = request.currency();
        row.month = request.month();
        row.cny = request.cny();
        row.source = request.source();
        row.enteredBy = CurrentActor.get().id();
        row.enteredAt = clock.instant();
        rates.enter(row);
        return new RateResponse(row.currency, row.month, row.cny, row.source, row.enteredBy, row.enteredAt);
    }
}
