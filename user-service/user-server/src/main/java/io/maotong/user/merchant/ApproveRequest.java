package io.maotong.user.merchant;

record ApproveRequest(String comment) {}
