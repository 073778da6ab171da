/** Electronic archive of invoices (tax.md 1.19): packages that prove what is in them, kept until their time has come. */
package io.maotong.invoice.archive;
