package io.maotong.data.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM and HMAC-SHA256 with keys from the configuration. */
final class ConfiguredKeys implements KeyService {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> fieldKeys = new HashMap<>();
    private final String currentId;
    private final SecretKeySpec indexKey;

    ConfiguredKeys(KeyProperties properties) {
        properties
                .field()
                .forEach((id, key) -> fieldKeys.put(id, new SecretKeySpec(bytesOf("field." + id, key), "AES")));
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
        SecretKeySpec key = colon < 0 ? null : fieldKeys.get(text.substring(0, colon));
        if (key == null) {
            throw new IllegalStateException("an encrypted field names a key that is not configured");
        }
        byte[] all = Base64.getDecoder().decode(text.substring(colon + 1));
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, IV_BYTES));
            cipher.updateAAD(text.substring(0, colon).getBytes(StandardCharsets.UTF_8));
            byte[] plain = cipher.doFinal(all, IV_BYTES, all.length - IV_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an encrypted field was altered", e);
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
