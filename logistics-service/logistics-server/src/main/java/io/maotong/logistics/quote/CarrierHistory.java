package io.maotong.logistics.quote;

/**
 * What happened to earlier parcels of a carrier.
 *
 * @param delivered parcels that arrived
 * @param onTime of those, within the promised days
 * @param ended parcels whose journey is over
 * @param trouble of those, lost, returned or destroyed
 */
public record CarrierHistory(int delivered, int onTime, int ended, int trouble) {

    public static final CarrierHistory NONE = new CarrierHistory(0, 0, 0, 0);
}
