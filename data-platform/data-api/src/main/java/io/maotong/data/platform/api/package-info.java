/** Nothing is published by the data platform yet: it only listens. */
package io.maotong.data.platform.api;
