package io.maotong.invoice.figure;

import io.maotong.core.id.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * @param days that the figures are computed over
 * @param alerts figures that are below their promise since some time
 */
record FiguresResponse(int days, List<FigureResponse> figures, List<AlertResponse> alerts) {

    /**
     * @param share of one, rounded down; null as long as there is nothing to measure
     * @param good what counts for it @param all what counts at all
     * @param rows lists of the rows behind it
     */
    record FigureResponse(
            FigureKind figure,
            BigDecimal share,
            BigDecimal promised,
            boolean met,
            long good,
            long all,
            String definition,
            List<String> rows) {}

    record AlertResponse(
            String merchantId,
            String figure,
            BigDecimal share,
            BigDecimal promised,
            Instant since,
            Instant updatedAt) {}

    /** @param prefix of the audience's paths, such as {@code /api/merchant/} */
    static FiguresResponse of(Figures figures, String prefix, Locale locale) {
        return new FiguresResponse(
                figures.days(),
                figures.now().stream()
                        .map(figure -> new FigureResponse(
                                figure.kind(),
                                figure.share(),
                                figure.promised(),
                                figure.met(),
                                figure.good(),
                                figure.all(),
                                figure.kind().definition().in(locale),
                                figure.kind().rows().stream()
                                        .map(path -> prefix + path)
                                        .toList()))
                        .toList(),
                figures.alerts().stream()
                        .map(alert -> new AlertResponse(
                                Ids.text(alert.merchantId()),
                                alert.figure(),
                                alert.share(),
                                alert.promised(),
                                alert.openedAt(),
                                alert.updatedAt()))
                        .toList());
    }
}
