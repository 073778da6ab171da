package io.maotong.invoice.delivery;

import io.maotong.invoice.file.InvoiceFiles.Served;
import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.stereotype.Component;

/**
 * Sends by SMTP. A repetition carries the same Message-ID, by which mail systems tell it, because after a lost answer nobody
 * knows whether the message arrived.
 */
@Component
class Mailer {

    private static final int PERMANENT = 500;

    /** @param deliveryId from which the Message-ID is made, with the round of sending */
    record Letter(long deliveryId, int round, String to, String subject, String text, List<Attachment> attachments) {}

    record Attachment(Served file, byte[] content) {}

    private final DeliverySettings.Mail settings;
    private final Clock clock;

    Mailer(DeliverySettings settings, Clock clock) {
        this.settings = settings.mail();
        this.clock = clock;
    }

    boolean isConfigured() {
        return settings.isConfigured();
    }

    static String messageId(long deliveryId, int round) {
        return "<delivery-" + deliveryId + "-" + round + "@maotong.invoice>";
    }

    SendOutcome send(Letter letter) {
        if (!isConfigured()) {
            return new SendOutcome.Later(DeliveryError.NO_MAIL_SERVER.title().zh());
        }
        try {
            Transport.send(message(session(), letter));
            return new SendOutcome.Sent(messageId(letter.deliveryId(), letter.round()));
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    private static SendOutcome outcome(MessagingException failure) {
        int code = 0;
        boolean address = failure instanceof SendFailedException failed
                && failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0;
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException refused) {
                code = refused.getReturnCode();
                address = true;
            } else if (e instanceof SMTPSendFailedException refused && code == 0) {
                code = refused.getReturnCode();
            }
        }
        String reason = (code == 0 ? "" : code + " ") + failure.getMessage();
        if (code >= PERMANENT) {
            return address ? new SendOutcome.Bounced(reason) : new SendOutcome.Refused(reason);
        }
        return new SendOutcome.Later(reason);
    }

    private static Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private Session session() {
        String timeout = Long.toString(settings.timeout().toMillis());
        boolean signsIn = settings.username() != null && !settings.username().isBlank();
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(signsIn));
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.encrypted()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        Authenticator authenticator = !signsIn
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(settings.username(), settings.password());
                    }
                };
        return Session.getInstance(properties, authenticator);
    }

    private MimeMessage message(Session session, Letter letter) throws MessagingException {
        String id = messageId(letter.deliveryId(), letter.round());
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        parts.addBodyPart(text);
        for (Attachment attachment : letter.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                    attachment.content(), attachment.file().format().mediaType())));
            part.setFileName(attachment.file().name());
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        return message;
    }
}
