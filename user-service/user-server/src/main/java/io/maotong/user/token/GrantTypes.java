package io.maotong.user.token;

import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** Grants of our own beside those of OAuth 2.1. */
final class GrantTypes {

    static final AuthorizationGrantType SMS_CODE = new AuthorizationGrantType("urn:maotong:grant:sms-code");
    static final AuthorizationGrantType PASSWORD = new AuthorizationGrantType("urn:maotong:grant:password");

    private GrantTypes() {}
}
