package io.maotong.logistics.label;

import io.maotong.logistics.carrier.Parcel;
import io.maotong.logistics.shipment.Shipments;

/** What stands on the label of a shipment. */
record Label(Shipments.Printable shipment, Parcel parcel) {}
