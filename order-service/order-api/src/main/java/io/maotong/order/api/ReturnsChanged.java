package io.maotong.order.api;

import java.util.List;

/** At most 100 returns as they are now. */
public record ReturnsChanged(List<OrderReturn> returns) {

    public ReturnsChanged {
        returns = List.copyOf(returns);
    }
}
