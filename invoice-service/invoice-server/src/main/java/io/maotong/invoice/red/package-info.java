/** Red-letter confirmation forms 红字发票信息确认单 and the red invoices that follow them (tax.md 1.12). */
package io.maotong.invoice.red;
