package io.maotong.logistics.quote;

import io.maotong.core.id.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A quote.
 *
 * @param status PENDING until the carriers have answered, then READY
 * @param offers best first
 * @param missing carriers without an offer, and why
 * @param recommended the best offer of the preset; null if there is none
 * @param expiresAt after that ask again
 */
record QuoteResponse(
        String quoteId,
        String orderNo,
        Preset preset,
        QuoteStatus status,
        List<RankedOffer> offers,
        List<QuoteResult.Missing> missing,
        RankedOffer recommended,
        BigDecimal weight,
        BigDecimal chargeableWeight,
        String choiceVersion,
        Instant expiresAt) {

    static QuoteResponse of(QuoteRow row, QuoteResult result) {
        List<RankedOffer> offers = result == null ? List.of() : result.offers();
        return new QuoteResponse(
                Ids.text(row.id),
                row.orderNo,
                row.preset,
                row.status,
                offers,
                result == null ? List.of() : result.missing(),
                offers.isEmpty() ? null : offers.getFirst(),
                result == null ? null : result.weight(),
                result == null ? null : result.chargeableWeight(),
                result == null ? null : result.choiceVersion(),
                row.expiresAt);
    }
}
