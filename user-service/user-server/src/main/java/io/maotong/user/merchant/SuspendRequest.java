package io.maotong.user.merchant;

/** @param reason shown to the merchant; required when suspending */
record SuspendRequest(String reason) {}
