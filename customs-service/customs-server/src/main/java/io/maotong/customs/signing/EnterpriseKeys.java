package io.maotong.customs.signing;

import io.maotong.core.id.Ids;
import io.maotong.data.key.KeyService;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Soft keys of those who sign: made when they are first needed, kept encrypted, certified by the electronic port. Asks the
 * port, so it must not be called inside a transaction.
 */
@Component
public class EnterpriseKeys {

    private static final Logger log = LoggerFactory.getLogger(EnterpriseKeys.class);
    private static final int BITS = 2048;

    record Request(String serial, String ownerCode, String ownerName, String csrPem) {}

    private final SigningKeyMapper mapper;
    private final KeyService keys;
    private final AuthorityClients authorities;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();

    EnterpriseKeys(
            SigningKeyMapper mapper, KeyService keys, AuthorityClients authorities, JsonMapper json, Clock clock) {
        this.mapper = mapper;
        this.keys = keys;
        this.authorities = authorities;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The valid key of an enterprise.
     *
     * @throws CertificateRefused if the owner cannot have one
     * @throws CertificateLater if the electronic port could not be asked
     */
    public SigningKey of(String ownerCode, String ownerName) {
        SigningKey known = opened.get(ownerCode);
        if (known != null && known.isValidAt(clock.instant())) {
            return known;
        }
        SigningKeyRow row = mapper.active(ownerCode);
        if (row != null && row.notAfter != null && !clock.instant().isBefore(row.notAfter)) {
            log.info("the certificate {} of {} has expired", row.certificateNo, ownerCode);
            mapper.retire(row.id);
            row = null;
        }
        if (row == null) {
            row = create(ownerCode, ownerName);
        }
        if (row.certificate == null) {
            certify(row);
            row = mapper.active(ownerCode);
        }
        SigningKey key = open(row);
        opened.put(ownerCode, key);
        return key;
    }

    private SigningKeyRow create(String ownerCode, String ownerName) {
        KeyPair pair = generate();
        SigningKeyRow row = new SigningKeyRow();
        row.id = Ids.next();
        row.ownerCode = ownerCode;
        row.ownerName = ownerName;
        row.active = 1;
        row.privateKey = keys.encrypt(
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        row.publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        row.createdAt = clock.instant();
        try {
            mapper.insert(row);
            return row;
        } catch (DuplicateKeyException e) {
            // Another instance was first: its key counts.
            return mapper.active(ownerCode);
        }
    }

    private void certify(SigningKeyRow row) {
        KeyPair pair = new KeyPair(publicKey(row), privateKey(row));
        Request request = new Request(
                Ids.text(row.id),
                row.ownerCode,
                row.ownerName,
                CertificateRequest.pem(row.ownerCode, row.ownerName, pair));
        AuthorityAnswer answer = authorities
                .get("eport")
                .exchange(AuthorityCall.postJson(
                        "certificate", request.serial(), "/eport/certificates", json.writeValueAsBytes(request)));
        switch (answer) {
            case AuthorityAnswer.Accepted accepted -> keep(row, json.readTree(accepted.body()));
            case AuthorityAnswer.Rejected rejected -> refused(row, rejected);
            case AuthorityAnswer.Later later -> throw new CertificateLater("the electronic port is busy");
            case AuthorityAnswer.NotSent notSent -> throw new CertificateLater(notSent.reason());
            // The serial is the same next time: the port answers as it did.
            case AuthorityAnswer.Unknown unknown -> throw new CertificateLater(unknown.reason());
        }
    }

    private void refused(SigningKeyRow row, AuthorityAnswer.Rejected rejected) {
        // A new key with a new serial next time: the refused request would only be refused again.
        mapper.retire(row.id);
        throw new CertificateRefused(rejected.status() + " " + rejected.text());
    }

    private void keep(SigningKeyRow row, JsonNode answer) {
        String pem = answer.path("certificatePem").asString("");
        X509Certificate certificate = CertificateRequest.certificate(pem);
        if (!CertificateRequest.ownerOf(certificate).orElse("").equals(row.ownerCode)) {
            throw new CertificateRefused("the certificate issued for " + row.ownerCode + " names another owner");
        }
        if (!certificate.getPublicKey().equals(publicKey(row))) {
            throw new CertificateRefused("the certificate issued for " + row.ownerCode + " is for another key");
        }
        mapper.certify(
                row.id,
                pem,
                answer.path("certificateNo")
                        .asString(certificate.getSerialNumber().toString(16)),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private SigningKey open(SigningKeyRow row) {
        X509Certificate certificate = CertificateRequest.certificate(row.certificate);
        SigningKey key = new SigningKey(row.ownerCode, row.certificateNo, privateKey(row), certificate);
        if (!key.isValidAt(clock.instant())) {
            throw new CertificateRefused("the certificate " + row.certificateNo + " is not valid now");
        }
        return key;
    }

    private PrivateKey privateKey(SigningKeyRow row) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(keys.decrypt(row.privateKey))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a signing key cannot be opened", e);
        }
    }

    private static PublicKey publicKey(SigningKeyRow row) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(row.publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
