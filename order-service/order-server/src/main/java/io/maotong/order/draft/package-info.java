/** Makes orders of what people, files and partners entered: reads it and fills in what is known of products and shops. */
package io.maotong.order.draft;
