package io.maotong.user.signin;

/** Where a sign-in comes from. */
public record Visitor(String clientId, String address, String agent) {}
