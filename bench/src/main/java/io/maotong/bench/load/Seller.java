package io.maotong.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A merchant who issues invoices, signed in. */
final class Seller {

    // Access tokens live for ten minutes.
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(7);

    private final Web web;
    private final String gateway;
    private String accessToken;
    private String refreshToken;
    private Instant renewed;

    long merchantId;
    String companyName;
    String creditCode;
    String titleId;

    Seller(Web web, String gateway) {
        this.web = web;
        this.gateway = gateway;
    }

    void signIn(Map<String, String> grant) {
        JsonNode tokens = web.form(gateway + "/oauth2/token", grant).expectGood("signing in");
        accessToken = tokens.get("access_token").asString();
        refreshToken = tokens.get("refresh_token").asString();
        renewed = Instant.now();
    }

    synchronized void renew() {
        signIn(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", "maotong-portal"));
    }

    synchronized String token() {
        if (renewed.plus(RENEWED_AFTER).isBefore(Instant.now())) {
            renew();
        }
        return accessToken;
    }

    Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token());
    }

    Map<String, String> headers(String idempotencyKey) {
        return Map.of("Authorization", "Bearer " + token(), "Idempotency-Key", idempotencyKey);
    }
}
