/** The in-app inbox. */
package io.maotong.user.notification;
