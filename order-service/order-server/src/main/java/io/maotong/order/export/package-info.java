/** Long lists as files: written in the background, kept for a while, downloaded by whoever may read the list. */
package io.maotong.order.export;
