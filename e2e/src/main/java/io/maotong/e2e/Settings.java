package io.maotong.e2e;

/**
 * Where the running suite is, from the environment that the start scripts write.
 *
 * @param gateway the only way into the suite
 * @param sandbox the world outside: buyers, suppliers, phones
 */
record Settings(String gateway, String sandbox, String controlToken, String operatorPassword) {

    static Settings fromEnvironment() {
        String host = required("MT_HOST");
        return new Settings(
                "http://" + host + ":" + required("MT_PORT_GATEWAY"),
                "http://" + host + ":" + required("MT_PORT_SANDBOX"),
                required("MT_SANDBOX_CONTROL_TOKEN"),
                required("MT_OPS_PASSWORD"));
    }

    private static String required(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    name + " is not set: run this with `make demo` or deploy/local/main-job.sh");
        }
        return value;
    }
}
