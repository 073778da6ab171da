package io.maotong.order.returns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * Goods that are to come back.
 *
 * @param note needed when the reason is OTHER
 * @param lines each line of the order at most once
 */
record ReturnRequest(
        @NotBlank String orderNo,
        @NotNull ReturnReason reason,
        @Size(max = 500) String note,
        @NotEmpty @Size(max = 99) List<@Valid Line> lines) {

    /** @param quantity in the declared unit of the line */
    record Line(
            int lineNo,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 14, fraction = 5)
            BigDecimal quantity) {}
}
