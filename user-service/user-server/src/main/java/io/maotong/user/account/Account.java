package io.maotong.user.account;

/** Somebody who can sign in. */
public record Account(long id, Kind kind, String displayName, boolean active, String passwordHash) {

    public enum Kind {
        MERCHANT,
        OPERATOR
    }
}
