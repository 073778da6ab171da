package io.maotong.policy.publish;

import io.maotong.core.id.Ids;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A policy as it is shown. */
record PolicyResponse(
        String policyId,
        String title,
        String issuer,
        String documentNo,
        String summary,
        JsonNode benefit,
        JsonNode conditions,
        String originalUrl,
        LocalDate opensOn,
        LocalDate closesOn,
        String status,
        Instant publishedAt) {

    static PolicyResponse of(PolicyRow row, JsonMapper json) {
        return new PolicyResponse(
                Ids.text(row.id),
                row.title,
                row.issuer,
                row.documentNo,
                row.summary,
                row.benefit == null ? null : json.readTree(row.benefit),
                json.readTree(row.conditions),
                row.originalUrl,
                row.opensOn,
                row.closesOn,
                row.status.name(),
                row.publishedAt);
    }
}
