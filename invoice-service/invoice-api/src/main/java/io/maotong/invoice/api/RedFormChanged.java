package io.maotong.invoice.api;

import io.maotong.core.money.Money;
import java.time.Instant;

/**
 * A red-letter confirmation form 红字发票信息确认单 as it is now.
 *
 * @param formId our id
 * @param confirmationNo 20 digits; null until the platform holds it
 * @param status WAITING_OFFICER, APPLYING, CONFIRMED_FREE, WAITING, CONFIRMED, RED_ISSUING, RED_ISSUED, REFUSED, DISMISSED,
 *     DENIED, EXPIRED, WITHDRAWN, REVOKED or VOIDED
 * @param platformState 01 to 13; null until the platform holds it
 * @param role what the merchant is on the blue invoice: SELLER or BUYER
 * @param enteredBy SELLER or BUYER
 * @param reason 01 to 04
 * @param amount without tax, in CNY, negative
 * @param deadline when the platform gives up waiting for the other side; null unless it waits
 * @param redNumber null until the red invoice is issued
 */
public record RedFormChanged(
        String formId,
        long version,
        String confirmationNo,
        String status,
        String platformState,
        String role,
        String enteredBy,
        String blueNumber,
        String reason,
        Money amount,
        Money tax,
        Instant deadline,
        String redNumber) {}
