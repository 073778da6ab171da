package io.maotong.sandbox.port;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The hash function SM3. Source: GB/T 32905-2016; our own code, so that a fault elsewhere is not repeated here. */
final class Sm3 {

    private static final int BLOCK = 64;
    private static final int WORDS = 68;
    private static final int ROUNDS = 64;
    private static final int[] START = {
        0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    private Sm3() {}

    static byte[] hash(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer padded = ByteBuffer.allocate((length + 9 + BLOCK - 1) / BLOCK * BLOCK);
        for (byte[] part : parts) {
            padded.put(part);
        }
        padded.put((byte) 0x80).putLong(padded.capacity() - Long.BYTES, length * 8L);
        int[] state = START.clone();
        for (int from = 0; from < padded.capacity(); from += BLOCK) {
            compress(state, padded, from);
        }
        ByteBuffer digest = ByteBuffer.allocate(state.length * Integer.BYTES);
        Arrays.stream(state).forEach(digest::putInt);
        return digest.array();
    }

    private static void compress(int[] state, ByteBuffer block, int from) {
        int[] w = new int[WORDS];
        for (int j = 0; j < 16; j++) {
            w[j] = block.getInt(from + j * Integer.BYTES);
        }
        for (int j = 16; j < WORDS; j++) {
            w[j] = p1(w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15))
                    ^ Integer.rotateLeft(w[j - 13], 7)
                    ^ w[j - 6];
        }
        int[] v = state.clone();
        for (int j = 0; j < ROUNDS; j++) {
            boolean early = j < 16;
            int t = early ? 0x79cc4519 : 0x7a879d8a;
            int a12 = Integer.rotateLeft(v[0], 12);
            int ss1 = Integer.rotateLeft(a12 + v[4] + Integer.rotateLeft(t, j % 32), 7);
            int ss2 = ss1 ^ a12;
            int ff = early ? v[0] ^ v[1] ^ v[2] : v[0] & v[1] | v[0] & v[2] | v[1] & v[2];
            int gg = early ? v[4] ^ v[5] ^ v[6] : v[4] & v[5] | ~v[4] & v[6];
            int tt1 = ff + v[3] + ss2 + (w[j] ^ w[j + 4]);
            int tt2 = gg + v[7] + ss1 + w[j];
            v = new int[] {
                tt1, v[0], Integer.rotateLeft(v[1], 9), v[2], p0(tt2), v[4], Integer.rotateLeft(v[5], 19), v[6]
            };
        }
        for (int i = 0; i < state.length; i++) {
            state[i] ^= v[i];
        }
    }

    private static int p0(int x) {
        return x ^ Integer.rotateLeft(x, 9) ^ Integer.rotateLeft(x, 17);
    }

    private static int p1(int x) {
        return x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
    }
}
