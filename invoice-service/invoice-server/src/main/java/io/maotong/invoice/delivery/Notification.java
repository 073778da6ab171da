package io.maotong.invoice.delivery;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;

/**
 * What of a message may be a delivery status notification (RFC 3464): its machine-readable part, and the header of the message
 * that came back. What people write is left out, so that a quoted word is no report.
 */
final class Notification {

    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 5;

    private final StringBuilder text = new StringBuilder();

    private Notification() {}

    static String text(MimeMessage message) throws MessagingException, IOException {
        Notification notification = new Notification();
        notification.add(message, 0);
        return notification.text.toString();
    }

    private void add(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || text.length() >= LONGEST) {
            return;
        }
        if (part.isMimeType("message/delivery-status") || part.isMimeType("text/rfc822-headers")) {
            raw(part);
        } else if (part.isMimeType("message/rfc822")) {
            if (part.getContent() instanceof MimeMessage returned) {
                headers(returned.getAllHeaders());
            }
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                add(parts.getBodyPart(i), depth + 1);
            }
        }
    }

    private void raw(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            String content = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            // A header that was folded goes on in the next line.
            text.append('\n').append(content.replaceAll("\\r?\\n[ \\t]+", " "));
        }
    }

    private void headers(Enumeration<Header> headers) {
        while (headers.hasMoreElements()) {
            Header header = headers.nextElement();
            text.append('\n')
                    .append(header.getName())
                    .append(": ")
                    .append(header.getValue().replaceAll("\\s+", " "));
        }
    }
}
