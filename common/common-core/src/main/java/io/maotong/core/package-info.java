/** The words every service shares: money, ids, party codes, errors. Plain Java, no framework. */
package io.maotong.core;
