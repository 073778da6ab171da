package io.maotong.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Access tokens as user-service makes them, and as it would never. */
final class Tokens {

    static final String ISSUER = "http://issuer.test";

    private static final UnaryOperator<JWTClaimsSet.Builder> AS_IS = claims -> claims;

    private Tokens() {}

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String merchant() {
        return of("merchant", "acc-1", AS_IS);
    }

    static String operator() {
        return of("operator", "ops", AS_IS);
    }

    static String partner(String clientId) {
        return of("partner", clientId, AS_IS);
    }

    static String of(String type, String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(TestGateway.KEY, type, subject, change);
    }

    static String signed(RSAKey key, String type, String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(type, subject, change));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code alg: none}. */
    static String unsigned() {
        return new PlainJWT(claims("merchant", "acc-1", AS_IS)).serialize();
    }

    /** Signed with the public key as if it were a shared secret. */
    static String signedWithPublicKeyAsSecret() {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(TestGateway.KEY.getKeyID())
                            .build(),
                    claims("merchant", "acc-1", AS_IS));
            token.sign(new MACSigner(TestGateway.KEY.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Date in(Duration time) {
        return Date.from(Clock.systemUTC().instant().plus(time));
    }

    private static JWTClaimsSet claims(String type, String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience("maotong")
                        .subject(subject)
                        .jwtID(UUID.randomUUID().toString())
                        .claim("typ", type)
                        .issueTime(in(Duration.ZERO))
                        .expirationTime(in(Duration.ofMinutes(10))))
                .build();
    }
}
