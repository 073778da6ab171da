/** Handing invoices to their buyers: by e-mail, signed link, webhook, or in the portal. */
package io.maotong.invoice.delivery;
