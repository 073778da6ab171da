package io.maotong.data.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM and HMAC-SHA256 with keys from the configuration. Each field key has a key for digests derived from it (HKDF, RFC
 * 5869), so that a rotation changes both and no key serves two purposes.
 */
final class ConfiguredKeys implements KeyService {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAC_KEY_BYTES = 32;
    private static final byte[] MAC_PURPOSE = "maotong mac 1".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> fieldKeys = new HashMap<>();
    private final Map<String, SecretKey> macKeys = new HashMap<>();
    private final String currentId;
    private final SecretKeySpec indexKey;

    ConfiguredKeys(KeyProperties properties) {
        properties
                .field()
                .forEach((id, key) -> fieldKeys.put(id, new SecretKeySpec(bytesOf("field." + id, key), "AES")));
        fieldKeys.forEach((id, key) -> macKeys.put(id, macKey(key)));
        currentId = properties.current();
        if (!fieldKeys.containsKey(currentId)) {
            throw new IllegalStateException("maotong.keys.current names a key that maotong.keys.field does not hold");
        }
        indexKey = new SecretKeySpec(bytesOf("index", properties.index()), "HmacSHA256");
    }

    @Override
    public String encrypt(String plain) {
        if (plain == null) {
            return null;
        }
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, fieldKeys.get(currentId), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(currentId.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(iv.length + sealed.length)
                    .put(iv)
                    .put(sealed)
                    .array();
            return currentId + ":" + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a field", e);
        }
    }

    @Override
    public String decrypt(String text) {
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new AlteredText("an encrypted field names no key", null);
        }
        SecretKeySpec key = fieldKeys.get(text.substring(0, colon));
        if (key == null) {
            throw new UnknownKey("an encrypted field names a key that is not configured");
        }
        byte[] all = sealed(text.substring(colon + 1));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, IV_BYTES));
            cipher.updateAAD(text.substring(0, colon).getBytes(StandardCharsets.UTF_8));
            byte[] plain = cipher.doFinal(all, IV_BYTES, all.length - IV_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new AlteredText("an encrypted field was altered", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt a field", e);
        }
    }

    @Override
    public String blindIndex(String normalised) {
        if (normalised == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            return HexFormat.of().formatHex(mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot compute a blind index", e);
        }
    }

    @Override
    public String mac(String text) {
        return currentId + ":" + HexFormat.of().formatHex(digest(macKeys.get(currentId), text));
    }

    @Override
    public boolean isMacOf(String text, String mac) {
        int colon = mac.indexOf(':');
        SecretKey key = colon < 0 ? null : macKeys.get(mac.substring(0, colon));
        if (key == null) {
            throw new UnknownKey("a digest names a key that is not configured");
        }
        byte[] expected = HexFormat.of().formatHex(digest(key, text)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, mac.substring(colon + 1).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot compute a digest", e);
        }
    }

    // The field keys are uniformly random, so that expanding is enough.
    private static SecretKey macKey(SecretKeySpec fieldKey) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.expandOnly(
                                    new SecretKeySpec(fieldKey.getEncoded(), "HKDF"), MAC_PURPOSE, MAC_KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot derive a key", e);
        }
    }

    private static byte[] sealed(String base64) {
        byte[] all;
        try {
            all = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new AlteredText("an encrypted field was altered", e);
        }
        if (all.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
            throw new AlteredText("an encrypted field was cut off", null);
        }
        return all;
    }

    private static byte[] bytesOf(String name, String base64) {
        byte[] key = Base64.getDecoder().decode(base64 == null ? "" : base64);
        if (key.length != 32) {
            throw new IllegalStateException("maotong.keys." + name + " must be 32 bytes in base64");
        }
        byte first = key[0];
        byte[] uniform = new byte[key.length];
        Arrays.fill(uniform, first);
        if (Arrays.equals(uniform, key)) {
            throw new IllegalStateException("maotong.keys." + name + " is not a random key");
        }
        return key;
    }
}
