/** Bringing rows of before into a newer form while the service runs. */
package io.maotong.invoice.conversion;
