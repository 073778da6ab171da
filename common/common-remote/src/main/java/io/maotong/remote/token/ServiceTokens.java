package io.maotong.remote.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestOperations;

/** This service's own access token, renewed a minute before it ends. */
public final class ServiceTokens {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private record Token(String value, Instant until) {}

    private final RestOperations http;
    private final String tokenUri;
    private final String service;
    private final String secret;
    private final Clock clock;
    private volatile Token token;

    public ServiceTokens(RestOperations http, String tokenUri, String service, String secret, Clock clock) {
        this.http = http;
        this.tokenUri = tokenUri;
        this.service = service;
        this.secret = secret;
        this.clock = clock;
    }

    /** @throws org.springframework.web.client.RestClientException if user-service cannot be asked */
    public String get() {
        Token current = token;
        if (current == null || !clock.instant().isBefore(current.until())) {
            synchronized (this) {
                current = token;
                if (current == null || !clock.instant().isBefore(current.until())) {
                    current = fetch();
                    token = current;
                }
            }
        }
        return current.value();
    }

    private Token fetch() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(service, secret);
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("scope", "internal");
        Map<?, ?> answer = http.postForObject(tokenUri, new HttpEntity<>(form, headers), Map.class);
        Duration life = Duration.ofSeconds(((Number) answer.get("expires_in")).longValue());
        return new Token(
                (String) answer.get("access_token"), clock.instant().plus(life).minus(MARGIN));
    }
}
