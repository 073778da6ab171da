/** Real-name checks of persons. */
package io.maotong.user.realname;
