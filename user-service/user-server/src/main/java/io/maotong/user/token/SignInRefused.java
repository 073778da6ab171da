package io.maotong.user.token;

import io.maotong.core.error.BusinessException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** A refusal of the token endpoint that carries our own code. */
final class SignInRefused extends OAuth2AuthenticationException {

    private static final long serialVersionUID = 1;

    private final transient BusinessException reason;

    SignInRefused(BusinessException reason) {
        super(
                new OAuth2Error(
                        reason.code().status() == 429
                                ? OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE
                                : OAuth2ErrorCodes.INVALID_GRANT),
                reason);
        this.reason = reason;
    }

    BusinessException reason() {
        return reason;
    }
}
