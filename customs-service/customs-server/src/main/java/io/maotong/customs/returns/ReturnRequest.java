package io.maotong.customs.returns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/**
 * Goods of a list that come back.
 *
 * @param documentId the list (603)
 * @param billNo bill of the transport that brings them back
 * @param portCode office of entry, four digits
 * @param lines what comes back; everything that has not come back yet if empty or absent
 */
record ReturnRequest(
        @NotBlank String documentId,
        @NotBlank @Size(max = 500) String reason,
        @NotBlank @Size(max = 37) String billNo,
        @NotBlank @Pattern(regexp = "[0-9A-Z]") String trafMode,
        @NotBlank @Size(max = 100) String trafName,
        @NotBlank @Size(max = 32) String voyageNo,
        @NotBlank @Pattern(regexp = "\\d{4}") String portCode,
        @Size(max = 100) List<@Valid Line> lines) {

    /**
     * @param gnum line of the list
     * @param quantity in the unit of the list's line
     * @param quantity1 in its first legal unit
     * @param quantity2 in its second; null if there is none
     */
    record Line(
            int gnum,

            @NotNull @Positive @Digits(integer = 14, fraction = 5)
            BigDecimal quantity,

            @NotNull @Positive @Digits(integer = 14, fraction = 5)
            BigDecimal quantity1,

            @Positive @Digits(integer = 14, fraction = 5) BigDecimal quantity2) {}

    /** The count at the place of return. @param operatorCode customs code or credit code of whoever runs it */
    record Tally(
            @NotBlank @Pattern(regexp = "[0-9A-Z]{10}|[0-9A-Z]{18}")
            String operatorCode,

            @NotBlank @Size(max = 100) String operatorName,
            @Size(max = 250) String location) {}
}
