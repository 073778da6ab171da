package io.maotong.invoice.figure;

import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How well the collection keeps what is promised, of the merchant. */
@RestController
class MerchantFigureController {

    private final Figures figures;

    MerchantFigureController(Figures figures) {
        this.figures = figures;
    }

    /** Success, accuracy and completeness with their definitions and the lists of the rows behind them. */
    @GetMapping("/api/merchant/invoice-sync/figures")
    @PreAuthorize("hasAuthority('invoice:read')")
    FiguresResponse figures(Locale locale) {
        return FiguresResponse.of(figures, "/api/merchant/", locale);
    }
}
