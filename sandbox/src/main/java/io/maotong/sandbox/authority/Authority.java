package io.maotong.sandbox.authority;

import java.util.Arrays;
import java.util.Optional;

/** Whom the sandbox stands in for. The path is the first segment of every address of that authority. */
public enum Authority {
    SMS("sms", true),
    REGISTRY("registry", true),
    CUSTOMS_OFFICE("customs-office", true),
    EPORT("eport", true),
    AGENT("agent", true),
    PORT("port", false),
    UPS("ups", false),
    DHL("dhl", false),
    FEDEX("fedex", false),
    SF("sf", false),
    BANK("bank", true),
    TAX("tax", false),
    REFUND_BUREAU("refund-bureau", true);

    private final String path;
    private final boolean signedByHmac;

    Authority(String path, boolean signedByHmac) {
        this.path = path;
        this.signedByHmac = signedByHmac;
    }

    /** Name in addresses and in the control API. */
    public String path() {
        return path;
    }

    /** Whether calls carry the X-App-Id / X-Signature headers; the others have a scheme of their own. */
    public boolean signedByHmac() {
        return signedByHmac;
    }

    public static Optional<Authority> named(String path) {
        return Arrays.stream(values()).filter(a -> a.path.equals(path)).findFirst();
    }

    /** The tax platform answers under its own published path. */
    static Optional<Authority> ofRequestPath(String requestPath) {
        String[] segments = requestPath.split("/", 3);
        if (segments.length < 2) {
            return Optional.empty();
        }
        return segments[1].equals("access") ? Optional.of(TAX) : named(segments[1]);
    }
}
