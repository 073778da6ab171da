package io.maotong.web.security;

import org.springframework.web.client.RestOperations;

/** How the public signing keys are fetched: through service discovery where there is one. */
public record SigningKeys(RestOperations access) {}
