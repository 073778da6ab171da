/** The ledger of issued invoices and of their lines, in the order of columns that accountants know from the tax bureau. */
package io.maotong.invoice.ledger;
