package io.maotong.sandbox.port;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Verifies SM2 signatures. Source: GB/T 32918.2-2016 over the curve of GB/T 32918.5-2017; our own arithmetic. */
final class Sm2 {

    /** From memory of GM/T 0009: what is used where nothing else was agreed. */
    static final String DEFAULT_USER = "1234567812345678";

    private static final BigInteger P = hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");
    private static final BigInteger A = hex("fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc");
    private static final BigInteger B = hex("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93");
    private static final BigInteger N = hex("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
    private static final BigInteger GX = hex("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7");
    private static final BigInteger GY = hex("bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0");
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final int BYTES = 32;
    private static final int UNCOMPRESSED = 4;

    /** A point in Jacobian coordinates: x/z², y/z³; z = 0 at infinity. */
    private record Point(BigInteger x, BigInteger y, BigInteger z) {

        static final Point INFINITY = new Point(BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

        boolean isInfinite() {
            return z.signum() == 0;
        }

        Point doubled() {
            if (isInfinite() || y.signum() == 0) {
                return INFINITY;
            }
            BigInteger yy = mul(y, y);
            BigInteger s = mul(BigInteger.valueOf(4), mul(x, yy));
            BigInteger zz = mul(z, z);
            BigInteger m = mul(THREE, mul(x, x)).add(mul(A, mul(zz, zz))).mod(P);
            BigInteger x3 = mul(m, m).subtract(s.shiftLeft(1)).mod(P);
            BigInteger y3 =
                    mul(m, s.subtract(x3)).subtract(mul(yy, yy).shiftLeft(3)).mod(P);
            return new Point(x3, y3, mul(y.shiftLeft(1), z));
        }

        Point plus(Point other) {
            if (isInfinite()) {
                return other;
            }
            if (other.isInfinite()) {
                return this;
            }
            BigInteger z1 = mul(z, z);
            BigInteger z2 = mul(other.z, other.z);
            BigInteger u1 = mul(x, z2);
            BigInteger u2 = mul(other.x, z1);
            BigInteger s1 = mul(y, mul(z2, other.z));
            BigInteger s2 = mul(other.y, mul(z1, z));
            if (u1.equals(u2)) {
                return s1.equals(s2) ? doubled() : INFINITY;
            }
            BigInteger h = u2.subtract(u1).mod(P);
            BigInteger r = s2.subtract(s1).mod(P);
            BigInteger hh = mul(h, h);
            BigInteger hhh = mul(hh, h);
            BigInteger v = mul(u1, hh);
            BigInteger x3 = mul(r, r).subtract(hhh).subtract(v.shiftLeft(1)).mod(P);
            BigInteger y3 = mul(r, v.subtract(x3)).subtract(mul(s1, hhh)).mod(P);
            return new Point(x3, y3, mul(h, mul(z, other.z)));
        }

        Point times(BigInteger factor) {
            Point sum = INFINITY;
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                sum = sum.doubled();
                if (factor.testBit(bit)) {
                    sum = sum.plus(this);
                }
            }
            return sum;
        }

        BigInteger affineX() {
            BigInteger inverse = z.modInverse(P);
            return mul(x, mul(inverse, inverse));
        }
    }

    private Sm2() {}

    /**
     * @param publicKey 04, x, y: 65 bytes
     * @param signature r and s, 32 bytes each
     */
    static boolean holds(byte[] publicKey, String user, byte[] message, byte[] signature) {
        if (publicKey.length != 1 + 2 * BYTES || publicKey[0] != UNCOMPRESSED || signature.length != 2 * BYTES) {
            return false;
        }
        BigInteger x = number(publicKey, 1);
        BigInteger y = number(publicKey, 1 + BYTES);
        BigInteger r = number(signature, 0);
        BigInteger s = number(signature, BYTES);
        if (!isOnCurve(x, y) || !inRange(r) || !inRange(s)) {
            return false;
        }
        BigInteger t = r.add(s).mod(N);
        if (t.signum() == 0) {
            return false;
        }
        Point sum = new Point(GX, GY, BigInteger.ONE).times(s).plus(new Point(x, y, BigInteger.ONE).times(t));
        if (sum.isInfinite()) {
            return false;
        }
        BigInteger e = new BigInteger(1, Sm3.hash(identity(user, x, y), message));
        return e.add(sum.affineX()).mod(N).equals(r);
    }

    /** ZA: the hash of who signs, the curve and the key. */
    private static byte[] identity(String user, BigInteger x, BigInteger y) {
        byte[] id = user.getBytes(StandardCharsets.US_ASCII);
        int bits = id.length * 8;
        return Sm3.hash(
                new byte[] {(byte) (bits >> 8), (byte) bits},
                id,
                bytes(A),
                bytes(B),
                bytes(GX),
                bytes(GY),
                bytes(x),
                bytes(y));
    }

    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        return x.compareTo(P) < 0
                && y.compareTo(P) < 0
                && mul(y, y).equals(mul(x, mul(x, x)).add(mul(A, x)).add(B).mod(P));
    }

    private static boolean inRange(BigInteger number) {
        return number.signum() > 0 && number.compareTo(N) < 0;
    }

    private static BigInteger mul(BigInteger a, BigInteger b) {
        return a.multiply(b).mod(P);
    }

    private static BigInteger number(byte[] from, int at) {
        return new BigInteger(1, Arrays.copyOfRange(from, at, at + BYTES));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[BYTES];
        int length = Math.min(signed.length, BYTES);
        System.arraycopy(signed, signed.length - length, bytes, BYTES - length, length);
        return bytes;
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
