package io.maotong.data.key;

/**
 * Encrypts personal and bank data field by field. The ciphertext carries the id of its key, so that keys can be
 * rotated without downtime.
 */
public interface KeyService {

    /** @return {@code <key id>:<base64>}; null stays null */
    String encrypt(String plain);

    /**
     * @throws AlteredText if the ciphertext was altered
     * @throws UnknownKey if its key is not held
     */
    String decrypt(String cipher);

    /** A keyed digest for equality search on encrypted fields. Normalise the text first. */
    String blindIndex(String normalised);

    /**
     * A keyed digest by which it shows later whether a text is still what was written.
     *
     * @return {@code <key id>:<64 hexadecimal digits>}; made with the key of today
     */
    String mac(String text);

    /**
     * Whether the text is what this digest was made of, under whichever of the keys that are still held.
     *
     * @throws UnknownKey if the digest names a key that is not held, so that nobody can tell
     */
    boolean isMacOf(String text, String mac);
}
