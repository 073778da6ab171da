package io.maotong.invoice.platform;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** SM4 (GB/T 32907-2016), ECB with PKCS padding: the mode is the platform's choice. */
final class Sm4 {

    private static final Provider PROVIDER = new BouncyCastleProvider();
    private static final String MODE = "SM4/ECB/PKCS7Padding";

    private final SecretKeySpec key;

    /** @param key 32 hexadecimal characters */
    Sm4(String key) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(key), "SM4");
    }

    byte[] encrypt(byte[] plain) {
        try {
            return run(Cipher.ENCRYPT_MODE, plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException if it was encrypted with another key, or is damaged */
    byte[] decrypt(byte[] secret) throws GeneralSecurityException {
        return run(Cipher.DECRYPT_MODE, secret);
    }

    private byte[] run(int mode, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(MODE, PROVIDER);
        cipher.init(mode, key);
        return cipher.doFinal(input);
    }
}
