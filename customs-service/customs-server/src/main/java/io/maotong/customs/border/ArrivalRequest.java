package io.maotong.customs.border;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * @param operatorCode customs code or credit code of whoever runs the supervised place
 * @param domesticTrafNo number plate or number of the domestic transport that brought the parcels
 */
record ArrivalRequest(
        @NotBlank String manifestId,

        @NotBlank @Pattern(regexp = "[0-9A-Z]{10}|[0-9A-Z]{18}")
        String operatorCode,

        @NotBlank @Size(max = 100) String operatorName,
        @NotBlank @Size(max = 100) String domesticTrafNo,
        @Size(max = 10) String loctNo) {}
