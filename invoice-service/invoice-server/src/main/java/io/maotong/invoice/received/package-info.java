/** Files of invoices that others issued: read with care, kept as they came, shown field by field. */
package io.maotong.invoice.received;
