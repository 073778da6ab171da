package io.maotong.invoice.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mailbox to which messages come back: that of the sender's address.
 *
 * @param host empty if nobody reads it
 * @param encrypted TLS from the first byte, with the server's name checked
 * @param every pause between two looks
 * @param most messages of one look
 */
@ConfigurationProperties("maotong.invoice.delivery.mailbox")
record MailboxSettings(
        String host,
        int port,
        String username,
        String password,
        String folder,
        boolean encrypted,
        Duration timeout,
        Duration every,
        int most) {

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    @Override
    public String toString() {
        return "MailboxSettings[host=" + host + ", port=" + port + ", folder=" + folder + "]";
    }
}
