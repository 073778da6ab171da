package io.maotong.invoice.red;

/** Where a form came from. */
enum RedOrigin {
    /** Applied for here. */
    OWN,
    /** Made from a return of goods. */
    RETURN,
    /** Found at the platform: the other side entered it, or our merchant did somewhere else. */
    PLATFORM
}
