package io.maotong.invoice.delivery;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param linkBase address of the gateway as buyers reach it, without a slash at the end
 * @param linkValid how long a link opens
 * @param maxAttempts tries before a delivery is given up
 */
@ConfigurationProperties("maotong.invoice.delivery")
record DeliverySettings(String linkBase, Duration linkValid, int maxAttempts, Mail mail, Webhook webhook) {

    /**
     * @param host empty if there is none; then nothing can be sent by e-mail
     * @param from sender of every message
     * @param encrypted whether STARTTLS is insisted on
     */
    record Mail(
            String host, int port, String username, String password, String from, boolean encrypted, Duration timeout) {

        boolean isConfigured() {
            return host != null && !host.isBlank();
        }

        @Override
        public String toString() {
            return "Mail[host=" + host + ", port=" + port + ", from=" + from + "]";
        }
    }

    /**
     * @param ports that may be called
     * @param loopback whether this machine itself may be called, without TLS: only where there is nothing to protect
     */
    record Webhook(Set<Integer> ports, boolean loopback, Duration timeout) {}
}
