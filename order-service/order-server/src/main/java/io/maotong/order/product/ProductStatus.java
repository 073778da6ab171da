package io.maotong.order.product;

/** Whether a product may be used. */
public enum ProductStatus {
    /** New orders may name it and take their defaults from it. */
    ACTIVE,
    /** New orders that name it are refused until it is released, for instance while its classification is checked. */
    FROZEN,
    /** Out of the way: not shown unless asked for, and no source of defaults. */
    ARCHIVED
}
