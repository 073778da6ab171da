package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings.Signing.Profile;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signer over HTTP: a security module, a cloud signature or a card reader behind a small service. It is asked for
 * {@code POST /signer/certificates {ownerCode, ownerName, algorithm}} and {@code POST /signer/signatures {ownerCode,
 * certificateNo, algorithm, encoding, userId, content}}; content and signature are base64. The private key never comes here.
 */
@Component
final class RemoteSigner implements SignatureProvider {

    private static final String NAME = "signer";

    record CertificateQuestion(String ownerCode, String ownerName, String algorithm) {}

    record SignatureQuestion(
            String ownerCode, String certificateNo, String algorithm, String encoding, String userId, String content) {}

    private final AuthorityClients authorities;
    private final JsonMapper json;

    RemoteSigner(AuthorityClients authorities, JsonMapper json) {
        this.authorities = authorities;
        this.json = json;
    }

    @Override
    public SigningCertificate certificate(String ownerCode, String ownerName, Profile profile) {
        JsonNode answer = ask(
                "certificate",
                "/signer/certificates",
                new CertificateQuestion(ownerCode, ownerName, profile.suite().name()));
        var certificate =
                CertificateRequest.certificate(answer.path("certificatePem").asString(""));
        return new SigningCertificate(
                ownerCode,
                answer.path("certificateNo")
                        .asString(certificate.getSerialNumber().toString(16)),
                certificate);
    }

    @Override
    public byte[] sign(byte[] canonical, SigningCertificate certificate, Profile profile) {
        JsonNode answer = ask(
                "sign",
                "/signer/signatures",
                new SignatureQuestion(
                        certificate.ownerCode(),
                        certificate.number(),
                        profile.suite().name(),
                        profile.encoding() == null ? null : profile.encoding().name(),
                        profile.userId(),
                        Base64.getEncoder().encodeToString(canonical)));
        try {
            return Base64.getDecoder().decode(answer.path("signature").asString(""));
        } catch (IllegalArgumentException e) {
            throw new CertificateLater("the signer's answer is not base64");
        }
    }

    private JsonNode ask(String operation, String path, Object question) {
        AuthorityAnswer answer = authorities
                .get(NAME)
                .exchange(AuthorityCall.postJson(operation, null, path, json.writeValueAsBytes(question)));
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> read(accepted.body());
            case AuthorityAnswer.Rejected rejected ->
                throw new CertificateRefused("the signer refuses: " + rejected.status() + " " + rejected.text());
            case AuthorityAnswer.Later later -> throw new CertificateLater("the signer is busy");
            case AuthorityAnswer.NotSent notSent -> throw new CertificateLater(notSent.reason());
            // A signature that was made and lost is of no consequence: another one is asked for.
            case AuthorityAnswer.Unknown unknown -> throw new CertificateLater(unknown.reason());
        };
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (RuntimeException e) {
            throw new CertificateLater("the signer's answer cannot be read");
        }
    }
}
