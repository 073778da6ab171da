package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings.Signing.Encoding;
import io.maotong.customs.CustomsSettings.Signing.Profile;
import io.maotong.customs.CustomsSettings.Signing.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The computations of one signing profile. RSA with SHA-1 is what the port's first suite prescribes; SM2 with SM3 is
 * GB/T 32918.2 over the curve of GB/T 32918.5, with the hash of GB/T 32905.
 */
final class SignatureSuite {

    /** Not registered with the platform: the algorithms of other libraries stay as they are. */
    static final Provider SM = new BouncyCastleProvider();

    private static final int RSA_BITS = 2048;
    private static final String SM2_CURVE = "sm2p256v1";
    private static final int SM2_BYTES = 64;

    private final Profile profile;

    SignatureSuite(Profile profile) {
        this.profile = profile;
    }

    byte[] digest(byte[] content) {
        try {
            return (profile.digestAlgorithm().equals("SM3")
                            ? MessageDigest.getInstance("SM3", SM)
                            : MessageDigest.getInstance(profile.digestAlgorithm()))
                    .digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the signature value as this profile writes it */
    byte[] sign(PrivateKey key, byte[] content) {
        try {
            if (profile.suite() == Suite.SM2_SM3) {
                SM2Signer signer = new SM2Signer(encoding(), new SM3Digest());
                signer.init(true, withUser(PrivateKeyFactory.createKey(key.getEncoded())));
                signer.update(content, 0, content.length);
                return signer.generateSignature();
            }
            Signature signature = Signature.getInstance("SHA1withRSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException | IOException | CryptoException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    boolean holds(PublicKey key, byte[] content, byte[] value) {
        try {
            if (profile.suite() == Suite.SM2_SM3) {
                if (profile.encoding() == Encoding.RAW && value.length != SM2_BYTES) {
                    return false;
                }
                SM2Signer verifier = new SM2Signer(encoding(), new SM3Digest());
                verifier.init(false, withUser(PublicKeyFactory.createKey(key.getEncoded())));
                verifier.update(content, 0, content.length);
                return verifier.verifySignature(value);
            }
            Signature verifier = Signature.getInstance("SHA1withRSA");
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(value);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    private DSAEncoding encoding() {
        return profile.encoding() == Encoding.DER ? StandardDSAEncoding.INSTANCE : PlainDSAEncoding.INSTANCE;
    }

    private CipherParameters withUser(CipherParameters key) {
        return new ParametersWithID(key, profile.userId().getBytes(StandardCharsets.US_ASCII));
    }

    /** RSA or SM2. */
    String keyAlgorithm() {
        return profile.suite() == Suite.SM2_SM3 ? "SM2" : "RSA";
    }

    String requestAlgorithm() {
        return profile.suite() == Suite.SM2_SM3 ? "SM3WITHSM2" : "SHA256withRSA";
    }

    KeyPair newKey() {
        try {
            if (profile.suite() == Suite.SM2_SM3) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", SM);
                generator.initialize(new ECGenParameterSpec(SM2_CURVE));
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PrivateKey privateKey(byte[] pkcs8) {
        try {
            return keys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a signing key cannot be opened", e);
        }
    }

    PublicKey publicKey(byte[] spki) {
        try {
            return keys().generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a public key cannot be read", e);
        }
    }

    private KeyFactory keys() throws GeneralSecurityException {
        return profile.suite() == Suite.SM2_SM3 ? KeyFactory.getInstance("EC", SM) : KeyFactory.getInstance("RSA");
    }
}
