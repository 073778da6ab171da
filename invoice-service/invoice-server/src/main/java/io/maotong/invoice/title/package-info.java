/** Titles 抬头: who invoices are made out to, checked and reviewed once instead of on every invoice (tax.md 1.9, 1.10). */
package io.maotong.invoice.title;
