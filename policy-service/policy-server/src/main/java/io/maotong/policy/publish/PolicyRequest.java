package io.maotong.policy.publish;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/**
 * A policy to be written.
 *
 * @param documentNo 发文字号
 * @param benefit kind, amount, rate, cap: free form, shown to companies
 * @param conditions see {@code ConditionReader}
 */
record PolicyRequest(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 100) String issuer,
        @NotBlank @Size(max = 60) String documentNo,
        @NotBlank @Size(max = 2000) String summary,
        JsonNode benefit,
        @NotNull JsonNode conditions,
        @Size(max = 500) String originalUrl,
        LocalDate opensOn,
        LocalDate closesOn) {}
