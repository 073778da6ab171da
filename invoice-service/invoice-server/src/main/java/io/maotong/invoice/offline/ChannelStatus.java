package io.maotong.invoice.offline;

/** Of a way to the platform. */
enum ChannelStatus {
    /** All is well. */
    CLOSED,
    /** An outage: nothing is sent, the platform is asked again and again whether it is back. */
    OPEN,
    /** A person stopped the sending. */
    HELD
}
