/** How well the collection keeps what is promised: success, accuracy, completeness. */
package io.maotong.invoice.figure;
