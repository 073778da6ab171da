package io.maotong.user.client;

import java.util.List;

/**
 * A program that asks for tokens.
 *
 * @param secretHash null for public clients
 * @param merchantId whose partner it is; null for public clients and services
 */
public record Client(
        String clientId,
        Kind kind,
        String secretHash,
        String name,
        Long merchantId,
        List<String> permissions,
        boolean active) {

    public enum Kind {
        PUBLIC,
        SERVICE,
        PARTNER
    }
}
