package io.maotong.customs.batch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which open warnings are decided on: either some by their ids, or all of a batch.
 *
 * @param rule only those of this rule; only with batchId
 * @param reason kept with each of them
 */
record WarningDecision(
        @Size(max = 1000) List<String> warningIds,
        String batchId,
        @Size(max = 10) String rule,
        @NotBlank @Size(max = 500) String reason) {

    boolean namesOnes() {
        return warningIds != null && !warningIds.isEmpty();
    }
}
