/** What members set for themselves. */
package io.maotong.user.preference;
