package io.maotong.data.key;

/**
 * Encrypts personal and bank data field by field. The ciphertext carries the id of its key, so that keys can be
 * rotated without downtime.
 */
public interface KeyService {

    /** @return {@code <key id>:<base64>}; null stays null */
    String encrypt(String plain);

    /** @throws IllegalStateException if the ciphertext was altered or its key is not known */
    String decrypt(String cipher);

    /** A keyed digest for equality search on encrypted fields. Normalise the text first. */
    String blindIndex(String normalised);
}
