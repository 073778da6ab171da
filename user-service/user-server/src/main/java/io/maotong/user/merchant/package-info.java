/** The merchant's life on the platform. */
package io.maotong.user.merchant;
