package io.maotong.user.merchant;

/** Why a field was not accepted, in the reviewer's words. */
record Reason(String field, String reason) {}
