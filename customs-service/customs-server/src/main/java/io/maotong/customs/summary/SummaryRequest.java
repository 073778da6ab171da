package io.maotong.customs.summary;

import jakarta.validation.constraints.Pattern;

/**
 * Which lists to summarise: those of a batch, or those released in a month.
 *
 * @param month yyyyMM
 */
record SummaryRequest(
        @Pattern(regexp = "20\\d{2}(0[1-9]|1[0-2])") String month, String batchId) {}
