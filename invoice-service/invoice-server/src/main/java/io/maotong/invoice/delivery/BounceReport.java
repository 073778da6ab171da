package io.maotong.invoice.delivery;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a delivery status notification (RFC 3464) says about one of our messages.
 *
 * @param reason the diagnostic of the mail system that refused it
 */
record BounceReport(long deliveryId, int round, String reason) {

    private static final Pattern MESSAGE =
            Pattern.compile("(?im)^(?:Original-)?Message-ID:\\s*<delivery-(\\d{1,19})-(\\d{1,6})@maotong\\.invoice>");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed|^Status:\\s*5\\.\\d");
    private static final Pattern DIAGNOSTIC = Pattern.compile("(?im)^Diagnostic-Code:\\s*(.{1,400})$");

    /** Empty unless it reports for good that one of our messages failed. */
    static Optional<BounceReport> read(String notification) {
        Matcher message = MESSAGE.matcher(notification);
        if (!message.find() || !FAILED.matcher(notification).find()) {
            return Optional.empty();
        }
        Matcher diagnostic = DIAGNOSTIC.matcher(notification);
        return Optional.of(new BounceReport(
                Long.parseLong(message.group(1)),
                Integer.parseInt(message.group(2)),
                diagnostic.find() ? diagnostic.group(1).strip() : "5.x"));
    }
}
