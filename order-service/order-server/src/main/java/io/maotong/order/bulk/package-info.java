/** Many rows with one statement. */
package io.maotong.order.bulk;
