package io.maotong.invoice.issue;

import io.maotong.core.error.Violation;
import io.maotong.core.money.Money;
import java.util.List;
import java.util.Locale;

/**
 * How an invoice would look; nothing was written.
 *
 * @param acceptable whether it could be stored as it is
 * @param errors everything that stands against it, with what would be right
 * @param warnings what should be looked at
 * @param review why a second person would have to approve it
 */
record PreviewResponse(
        boolean acceptable,
        Money amount,
        Money tax,
        Money total,
        String remark,
        InvoiceDetailResponse.PartyResponse seller,
        InvoiceDetailResponse.PartyResponse buyer,
        List<InvoiceDetailResponse.LineResponse> lines,
        List<FindingResponse> errors,
        List<FindingResponse> warnings,
        List<InvoiceResponse.ReasonResponse> review) {

    record FindingResponse(String code, String field, String rule, String expected, String hint) {

        static FindingResponse of(Violation violation, Locale locale) {
            return new FindingResponse(
                    violation.code(),
                    violation.field(),
                    violation.rule(),
                    violation.expected(),
                    violation.hint().in(locale));
        }
    }

    static PreviewResponse of(Drafts.Preview preview, Locale locale) {
        return new PreviewResponse(
                preview.errors().isEmpty(),
                InvoiceResponse.cny(preview.document().amount()),
                InvoiceResponse.cny(preview.document().tax()),
                InvoiceResponse.cny(preview.document().total()),
                preview.document().remark(),
                InvoiceDetailResponse.PartyResponse.of(preview.document().seller()),
                InvoiceDetailResponse.PartyResponse.of(preview.document().buyer()),
                preview.document().lines().stream()
                        .map(InvoiceDetailResponse.LineResponse::of)
                        .toList(),
                preview.errors().stream()
                        .map(one -> FindingResponse.of(one, locale))
                        .toList(),
                preview.warnings().stream()
                        .map(one -> FindingResponse.of(one, locale))
                        .toList(),
                preview.review().stream()
                        .map(InvoiceResponse.ReasonResponse::of)
                        .toList());
    }
}
