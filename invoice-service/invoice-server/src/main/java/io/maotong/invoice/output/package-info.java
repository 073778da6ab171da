/** Our own invoices as the bureau sees them, and the customers on them. What we issued is the business of {@code issue}. */
package io.maotong.invoice.output;
