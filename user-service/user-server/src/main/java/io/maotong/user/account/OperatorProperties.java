package io.maotong.user.account;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * First passwords of the two built-in operators, used once, at the very first start.
 *
 * @param opsPassword of {@code ops}, who runs the platform
 * @param auditorPassword of {@code auditor}, who only reads
 */
@ConfigurationProperties("maotong.operators")
record OperatorProperties(String opsPassword, String auditorPassword) {

    private static final int SHORTEST = 12;

    OperatorProperties {
        require("MT_OPS_PASSWORD", opsPassword);
        require("MT_AUDITOR_PASSWORD", auditorPassword);
    }

    private static void require(String name, String password) {
        if (password == null || password.length() < SHORTEST) {
            throw new IllegalStateException(name + " is missing or shorter than " + SHORTEST + " characters");
        }
    }

    @Override
    public String toString() {
        return "OperatorProperties";
    }
}
