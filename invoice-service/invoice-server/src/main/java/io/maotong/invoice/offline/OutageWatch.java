package io.maotong.invoice.offline;

import io.maotong.invoice.platform.CallEnding;
import io.maotong.invoice.platform.CallWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears how every call to the platform ended. */
@Component
class OutageWatch implements CallWatch {

    private static final Logger log = LoggerFactory.getLogger(OutageWatch.class);

    private final Outages outages;

    OutageWatch(Outages outages) {
        this.outages = outages;
    }

    @Override
    public void ended(String channel, CallEnding ending) {
        try {
            outages.ended(channel, ending);
        } catch (RuntimeException e) {
            // The call itself happened: what became of it must not depend on this.
            log.error("the ending {} of a call to {} was not noted", ending, channel, e);
        }
    }
}
