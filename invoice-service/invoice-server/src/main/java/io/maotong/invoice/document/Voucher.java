package io.maotong.invoice.document;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the deduction of a differential invoice rests on: cekcList (tax.md 1.7).
 *
 * @param kind pzlx, 01 to 09
 * @param code fpdm of a legacy invoice, may be null
 * @param number fphm, may be null
 * @param reference cepzhm, may be null
 * @param total pzhjje
 * @param deducted bckcje, at most the total
 */
public record Voucher(
        int voucherNo,
        String kind,
        String code,
        String number,
        String reference,
        LocalDate issuedOn,
        BigDecimal total,
        BigDecimal deducted) {}
