package io.maotong.logistics.carrier;

import io.maotong.core.money.Money;

/**
 * A booked parcel.
 *
 * @param charge what the carrier will bill; null if it does not say
 */
public record Booking(String trackingNo, Money charge) {}
