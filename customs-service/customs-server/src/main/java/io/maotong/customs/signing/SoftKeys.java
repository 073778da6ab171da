package io.maotong.customs.signing;

import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsSettings.Signing.Profile;
import io.maotong.data.key.KeyService;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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
class SoftKeys implements SignatureProvider {

    private static final Logger log = LoggerFactory.getLogger(SoftKeys.class);

    record Request(String serial, String ownerCode, String ownerName, String csrPem) {}

    private final SigningKeyMapper mapper;
    private final KeyService keys;
    private final AuthorityClients authorities;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, SigningKey> opened = new ConcurrentHashMap<>();
    private final Lock making = new ReentrantLock();

    SoftKeys(SigningKeyMapper mapper, KeyService keys, AuthorityClients authorities, JsonMapper json, Clock clock) {
        this.mapper = mapper;
        this.keys = keys;
        this.authorities = authorities;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public SigningCertificate certificate(String ownerCode, String ownerName, Profile profile) {
        SigningKey key = of(ownerCode, ownerName, new SignatureSuite(profile));
        return new SigningCertificate(ownerCode, key.certificateNo(), key.certificate());
    }

    @Override
    public byte[] sign(byte[] canonical, SigningCertificate certificate, Profile profile) {
        SignatureSuite suite = new SignatureSuite(profile);
        SigningKey key = opened.get(cached(certificate.ownerCode(), suite));
        if (key == null || !key.certificateNo().equals(certificate.number())) {
            throw new CertificateLater("the certificate of " + certificate.ownerCode() + " was replaced meanwhile");
        }
        return suite.sign(key.privateKey(), canonical);
    }

    private static String cached(String ownerCode, SignatureSuite suite) {
        return suite.keyAlgorithm() + " " + ownerCode;
    }

    private SigningKey of(String ownerCode, String ownerName, SignatureSuite suite) {
        SigningKey known = opened.get(cached(ownerCode, suite));
        if (known != null && known.isValidAt(clock.instant())) {
            return known;
        }
        SigningKeyRow row = mapper.active(ownerCode, suite.keyAlgorithm());
        if (row != null && row.notAfter != null && !clock.instant().isBefore(row.notAfter)) {
            log.info("the certificate {} of {} has expired", row.certificateNo, ownerCode);
            mapper.retire(row.id);
            row = null;
        }
        if (row == null) {
            row = create(ownerCode, ownerName, suite);
        }
        if (row.certificate == null) {
            certify(row, suite);
            row = active(ownerCode, suite);
        }
        SigningKey key = open(row, suite);
        opened.put(cached(ownerCode, suite), key);
        return key;
    }

    /** Many messages may need a new key at once: it is generated once, for generating is the dear part. */
    private SigningKeyRow create(String ownerCode, String ownerName, SignatureSuite suite) {
        making.lock();
        try {
            SigningKeyRow made = mapper.active(ownerCode, suite.keyAlgorithm());
            return made == null ? generate(ownerCode, ownerName, suite) : made;
        } finally {
            making.unlock();
        }
    }

    private SigningKeyRow generate(String ownerCode, String ownerName, SignatureSuite suite) {
        KeyPair pair = suite.newKey();
        SigningKeyRow row = new SigningKeyRow();
        row.id = Ids.next();
        row.ownerCode = ownerCode;
        row.ownerName = ownerName;
        row.keyAlgorithm = suite.keyAlgorithm();
        row.active = 1;
        row.privateKey = keys.encrypt(
                Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        row.publicKey = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        row.requestPem = CertificateRequest.pem(ownerCode, ownerName, pair, suite);
        row.createdAt = clock.instant();
        try {
            mapper.insert(row);
            return row;
        } catch (DuplicateKeyException e) {
            // Another instance was first: its key counts.
            return active(ownerCode, suite);
        }
    }

    private SigningKeyRow active(String ownerCode, SignatureSuite suite) {
        SigningKeyRow row = mapper.active(ownerCode, suite.keyAlgorithm());
        if (row == null) {
            throw new CertificateLater("the key of " + ownerCode + " was given up meanwhile");
        }
        return row;
    }

    private void certify(SigningKeyRow row, SignatureSuite suite) {
        Request request = new Request(Ids.text(row.id), row.ownerCode, row.ownerName, requestPem(row, suite));
        AuthorityAnswer answer = authorities
                .get("eport")
                .exchange(AuthorityCall.postJson(
                        "certificate", request.serial(), "/eport/certificates", json.writeValueAsBytes(request)));
        switch (answer) {
            case AuthorityAnswer.Accepted accepted -> keep(row, json.readTree(accepted.body()), suite);
            case AuthorityAnswer.Rejected rejected -> refused(row, rejected);
            case AuthorityAnswer.Later later -> throw new CertificateLater("the electronic port is busy");
            case AuthorityAnswer.NotSent notSent -> throw new CertificateLater(notSent.reason());
            // The serial is the same next time: the port answers as it did.
            case AuthorityAnswer.Unknown unknown -> throw new CertificateLater(unknown.reason());
        }
    }

    /** What is asked for under one serial never changes: whoever asks, and however often. */
    private String requestPem(SigningKeyRow row, SignatureSuite suite) {
        if (row.requestPem == null) {
            // A key of an older version.
            KeyPair pair = new KeyPair(publicKey(row, suite), privateKey(row, suite));
            mapper.request(row.id, CertificateRequest.pem(row.ownerCode, row.ownerName, pair, suite));
            row.requestPem = mapper.selectById(row.id).requestPem;
        }
        return row.requestPem;
    }

    private void refused(SigningKeyRow row, AuthorityAnswer.Rejected rejected) {
        // A new key with a new serial next time: the refused request would only be refused again.
        if (mapper.giveUp(row.id) == 0) {
            throw new CertificateLater("the key of " + row.ownerCode + " was certified meanwhile");
        }
        throw new CertificateRefused(rejected.status() + " " + rejected.text());
    }

    private void keep(SigningKeyRow row, JsonNode answer, SignatureSuite suite) {
        String pem = answer.path("certificatePem").asString("");
        X509Certificate certificate = CertificateRequest.certificate(pem);
        if (!CertificateRequest.ownerOf(certificate).orElse("").equals(row.ownerCode)) {
            throw new CertificateRefused(
                    CertificateRefused.OWNER, "the certificate issued for " + row.ownerCode + " names another owner");
        }
        if (!Arrays.equals(
                certificate.getPublicKey().getEncoded(), publicKey(row, suite).getEncoded())) {
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

    private SigningKey open(SigningKeyRow row, SignatureSuite suite) {
        X509Certificate certificate = CertificateRequest.certificate(row.certificate);
        return new SigningKey(row.ownerCode, row.certificateNo, privateKey(row, suite), certificate);
    }

    private PrivateKey privateKey(SigningKeyRow row, SignatureSuite suite) {
        return suite.privateKey(Base64.getDecoder().decode(keys.decrypt(row.privateKey)));
    }

    private static PublicKey publicKey(SigningKeyRow row, SignatureSuite suite) {
        return suite.publicKey(Base64.getDecoder().decode(row.publicKey));
    }
}
