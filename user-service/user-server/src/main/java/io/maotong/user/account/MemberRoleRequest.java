package io.maotong.user.account;

record MemberRoleRequest(String role) {}
