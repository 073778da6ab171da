package io.maotong.order.trade;

import io.maotong.order.draft.OrderRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A new content for an order.
 *
 * @param version the version that was seen; left out if whatever there is may be replaced
 * @param reason for the timeline
 */
record ChangeRequest(
        Long version,
        @Size(max = 200) String reason,
        @NotNull @Valid OrderRequest order) {}
