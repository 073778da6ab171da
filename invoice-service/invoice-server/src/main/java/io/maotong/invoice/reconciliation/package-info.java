/** Comparing a month with the bureau, and what people do about what differs. */
package io.maotong.invoice.reconciliation;
