/** Files of merchants, in encrypted pieces in the database, so that any instance can read them. */
package io.maotong.order.file;
