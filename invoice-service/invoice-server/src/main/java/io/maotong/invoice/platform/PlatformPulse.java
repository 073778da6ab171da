package io.maotong.invoice.platform;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the platform something harmless, to learn whether it is there again. */
@Component
public class PlatformPulse {

    /** The way to the platform that this service has. */
    public static final String CHANNEL = LeqiClient.CHANNEL;

    private static final LeqiService CLASSIFICATION = LeqiService.base("CXSSFLBM");

    private final LeqiClient leqi;

    PlatformPulse(LeqiClient leqi) {
        this.leqi = leqi;
    }

    /** One question; any answer counts, also a refusal. */
    public CallEnding feel() {
        return leqi.pulse(CLASSIFICATION, Map.of("sjc", "", "size", 1));
    }
}
