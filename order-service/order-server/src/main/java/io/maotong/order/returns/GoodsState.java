package io.maotong.order.returns;

/** How goods came back. */
enum GoodsState {
    RESALEABLE,
    DAMAGED,
    DESTROYED
}
