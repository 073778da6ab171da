/** One port, four carriers: each adapter speaks its carrier's own wire format. */
package io.maotong.logistics.carrier;
