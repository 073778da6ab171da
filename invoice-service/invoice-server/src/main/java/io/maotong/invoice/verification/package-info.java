/** Asking the bureau whether an invoice is genuine, and remembering when it said so. */
package io.maotong.invoice.verification;
