package io.maotong.parity;

/**
 * What a process is handed under a name.
 *
 * @param secret name of the secret that is its value; null if the value is no secret
 * @param value the value itself; null if it is a secret or known at run time only
 */
record Variable(String secret, String value) {

    static Variable secret(String name) {
        return new Variable(name, null);
    }

    static Variable plain(String value) {
        return new Variable(null, value);
    }
}
