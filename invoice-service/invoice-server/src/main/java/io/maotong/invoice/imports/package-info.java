/** Requests for invoices, and orders, from workbooks in the merchant's own columns: good ones are kept, bad ones given back. */
package io.maotong.invoice.imports;
