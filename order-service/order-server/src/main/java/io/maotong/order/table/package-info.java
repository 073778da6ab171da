/** Tables in files, read row by row: workbooks, CSV in several encodings, JSON. Knows nothing of orders. */
package io.maotong.order.table;
