package io.maotong.logistics.carrier;

import java.util.List;
import java.util.Map;

/** A carrier. All calls happen outside of database transactions. */
public interface Carrier {

    CarrierCode code();

    /** @return one offer for each of its services; empty if it does not serve the destination or the weight */
    CarrierAnswer<List<Offer>> quote(Parcel parcel);

    /**
     * Books a parcel. The same reference always gives the same tracking number, so after an unknown outcome the same
     * call is simply made again.
     *
     * @param reference ours, at most 35 letters and digits
     * @param service code of the chosen offer
     */
    CarrierAnswer<Booking> book(String reference, String service, Parcel parcel);

    /** How many numbers may be asked for at once. */
    int trackingBatch();

    /** @return the events of the numbers that the carrier knows, in any order and maybe repeated */
    CarrierAnswer<Map<String, List<TrackedEvent>>> track(List<String> trackingNumbers);
}
