package io.maotong.order.returns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * What was found in the parcel.
 *
 * @param refundAmount what the buyer gets back, in the order's currency; 0 if nothing; ignored if nothing is accepted
 * @param note why less is accepted or paid back
 */
record InspectionRequest(
        @DecimalMin("0") @Digits(integer = 14, fraction = 5) BigDecimal refundAmount,
        @Size(max = 500) String note,
        @NotEmpty @Size(max = 99) List<@Valid Line> lines) {

    /** @param accepted at most what was expected; 0 if it is not taken back */
    record Line(
            int lineNo,

            @NotNull @DecimalMin("0") @Digits(integer = 14, fraction = 5)
            BigDecimal accepted,

            @NotNull GoodsState goodsState) {}
}
