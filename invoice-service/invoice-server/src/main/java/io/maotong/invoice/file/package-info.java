/**
 * Invoices as files: the XML that is the electronic original, the PDF and the OFD that show it, and where their bytes are
 * kept. The writers and the reader know neither Spring nor a database.
 */
package io.maotong.invoice.file;
