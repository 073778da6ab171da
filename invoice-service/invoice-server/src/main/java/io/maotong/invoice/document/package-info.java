/**
 * What stands on an invoice: values that issuing, red invoices, plans, files and imports share. Nothing here knows Spring, a
 * database or a platform.
 */
package io.maotong.invoice.document;
