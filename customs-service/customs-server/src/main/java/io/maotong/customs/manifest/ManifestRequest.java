package io.maotong.customs.manifest;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * The flight or voyage that takes the parcels of a batch.
 *
 * @param grossWeight of the whole bill in kilograms, as the carrier weighed it; the sum of the lists if absent
 */
record ManifestRequest(
        @NotBlank String batchId,
        @Size(max = 37) String billNo,
        @Size(max = 32) String voyageNo,
        @Size(max = 100) String trafName,
        @Positive @Digits(integer = 14, fraction = 5) BigDecimal grossWeight) {}
