package io.maotong.logistics.carrier;

/**
 * Normalised main and sub status of a parcel, with the rank that decides between events of the same second. The names
 * follow what tracking aggregators use.
 */
public enum TrackingStatus {
    NOT_FOUND_OTHER("NotFound", "Other", 0),
    INFO_RECEIVED("InfoReceived", null, 10),
    PICKED_UP("InTransit", "PickedUp", 20),
    IN_TRANSIT_OTHER("InTransit", "Other", 25),
    DEPARTURE("InTransit", "Departure", 30),
    CUSTOMS_PROCESSING("InTransit", "CustomsProcessing", 35),
    CUSTOMS_INFORMATION("InTransit", "CustomsRequiringInformation", 36),
    CUSTOMS_RELEASED("InTransit", "CustomsReleased", 40),
    ARRIVAL("InTransit", "Arrival", 50),
    AVAILABLE_FOR_PICKUP("AvailableForPickup", null, 60),
    OUT_FOR_DELIVERY("OutForDelivery", null, 65),
    DELIVERY_FAILURE("DeliveryFailure", "Other", 66),
    DELAYED("Exception", "Delayed", 67),
    DAMAGED("Exception", "Damage", 68),
    RETURNING("Exception", "Returning", 70),
    LOST("Exception", "Lost", 80),
    DESTROYED("Exception", "Destroyed", 85),
    DELIVERED("Delivered", null, 90),
    RETURNED("Exception", "Returned", 95);

    private final String main;
    private final String sub;
    private final int rank;

    TrackingStatus(String main, String sub, int rank) {
        this.main = main;
        this.sub = sub;
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    /** {@code main.sub}, or just main. */
    public String text() {
        return sub == null ? main : main + "." + sub;
    }

    public String main() {
        return main;
    }
}
