package io.maotong.logistics.shipment;

/** Where a shipment is in its life. A booking that definitely failed is CANCELLED, with the reason. */
public enum ShipmentStatus {
    DRAFT,
    RATED,
    BOOKED,
    LABELLED,
    HANDED_OVER,
    IN_TRANSIT,
    DELIVERED,
    RETURNED,
    LOST,
    DESTROYED,
    CANCELLED;

    boolean isBooked() {
        return this != DRAFT && this != RATED && this != CANCELLED;
    }

    /** Whether nothing more is to be expected from the carrier. */
    boolean isOver() {
        return switch (this) {
            case DELIVERED, RETURNED, LOST, DESTROYED, CANCELLED -> true;
            case DRAFT, RATED, BOOKED, LABELLED, HANDED_OVER, IN_TRANSIT -> false;
        };
    }
}
