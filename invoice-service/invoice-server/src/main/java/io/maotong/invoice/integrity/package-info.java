/** Seals over rows: whether what is stored is still what this service wrote (tax.md 1.19). */
package io.maotong.invoice.integrity;
