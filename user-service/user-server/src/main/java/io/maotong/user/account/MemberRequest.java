package io.maotong.user.account;

/** @param role OWNER, FINANCE, CUSTOMS, LOGISTICS or SERVICE */
record MemberRequest(String mobile, String name, String role) {}
