/** Who looks at an invoice besides its author: limits and approval, exceptions, account managers (tax.md 1.8, 1.11). */
package io.maotong.invoice.review;
