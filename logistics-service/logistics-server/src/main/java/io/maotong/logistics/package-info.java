/** Quotes, booking, labels and tracking of parcels at several carriers. */
package io.maotong.logistics;
