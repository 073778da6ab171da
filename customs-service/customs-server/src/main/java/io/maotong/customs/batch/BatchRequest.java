package io.maotong.customs.batch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * What goes out together.
 *
 * @param tradeMode 9610, 1210, 9710 or 9810
 * @param customsCode office of declaration, four digits
 * @param portCode office of exit, four digits
 * @param trafMode mode of transport, one character
 * @param portCode where the goods leave the country: number of customs, or UN/LOCODE such as CNLYG
 * @param statisticsFlag A simplified, B summarised; absent: as configured. A refund needs B
 * @param refundIntended whether the export refund is wanted; so it is if absent
 * @param specialArea enterprise and book of the special area (1210); null otherwise
 * @param orderNos the orders; or allReady
 * @param allReady every order that is ready
 */
record BatchRequest(
        @NotBlank @Pattern(regexp = "9610|1210|9710|9810") String tradeMode,
        @NotBlank @Pattern(regexp = "\\d{4}") String customsCode,

        @NotBlank @Pattern(regexp = "\\d{4}|[A-Z]{2}[A-Z2-9]{3}")
        String portCode,

        @NotBlank @Pattern(regexp = "[0-9A-Z]") String trafMode,
        @Size(max = 10) String loctNo,
        @Size(max = 37) String billNo,
        @Pattern(regexp = "[AB]") String statisticsFlag,
        Boolean refundIntended,
        @Valid SpecialArea specialArea,
        @Size(max = 5000) List<@NotBlank @Size(max = 60) String> orderNos,
        boolean allReady) {

    /**
     * @param iacCode enterprise that keeps the book
     * @param emsNo number of the book
     * @param itemRecords record number in the book by SKU
     */
    record SpecialArea(
            @NotBlank @Size(max = 18) String iacCode,
            @NotBlank @Size(max = 100) String iacName,
            @NotBlank @Size(max = 30) String emsNo,
            @NotNull @Size(max = 5000) Map<@NotBlank String, @NotBlank @Size(max = 30) String> itemRecords) {}

    /** Whether the refund forces the summarised way although the simplified one was asked for. */
    boolean isForced() {
        return "A".equals(statisticsFlag) && !Boolean.FALSE.equals(refundIntended);
    }
}
