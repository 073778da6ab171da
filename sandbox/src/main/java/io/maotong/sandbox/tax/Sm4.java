package io.maotong.sandbox.tax;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4 (GB/T 32907) in ECB mode with PKCS#7 padding, as the platform's payloads want it. */
final class Sm4 {

    private final KeyParameter key;

    /** @param hexKey 32 hexadecimal characters */
    Sm4(String hexKey) {
        this.key = new KeyParameter(HexFormat.of().parseHex(hexKey));
    }

    byte[] encrypt(byte[] plain) {
        try {
            return run(true, plain);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws InvalidCipherTextException when the length or the padding is wrong: another key, most likely */
    byte[] decrypt(byte[] secret) throws InvalidCipherTextException {
        if (secret.length == 0 || secret.length % 16 != 0) {
            throw new InvalidCipherTextException("not a multiple of the block size");
        }
        return run(false, secret);
    }

    private byte[] run(boolean encrypting, byte[] input) throws InvalidCipherTextException {
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(new SM4Engine(), new PKCS7Padding());
        cipher.init(encrypting, key);
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, output, 0);
        length += cipher.doFinal(output, length);
        return Arrays.copyOf(output, length);
    }
}
