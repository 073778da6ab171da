package io.maotong.invoice.delivery;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads by IMAP what came back. A message is marked as read once its report is recorded, and recording it twice changes nothing,
 * so that a reader may die anywhere.
 */
@Component
class BounceMailbox {

    static final String ACTOR = "mailbox";
    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);

    private final MailboxSettings settings;
    private final Deliveries deliveries;

    BounceMailbox(MailboxSettings settings, Deliveries deliveries) {
        this.settings = settings;
        this.deliveries = deliveries;
    }

    /** @return how many unread messages were looked at */
    int read() throws MessagingException {
        if (!settings.isConfigured()) {
            return 0;
        }
        try (Store store = session().getStore(settings.encrypted() ? "imaps" : "imap")) {
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                Message[] some = Arrays.copyOf(unread, Math.min(unread.length, settings.most()));
                for (Message message : some) {
                    take((MimeMessage) message);
                }
                return some.length;
            }
        }
    }

    private void take(MimeMessage message) throws MessagingException {
        Optional<BounceReport> report;
        try {
            report = BounceReport.read(Notification.text(message));
        } catch (IOException | MessagingException broken) {
            // Nobody can read it, today or tomorrow; it stays in the mailbox for a person.
            log.warn("a message in the mailbox of returned mail cannot be read: {}", broken.toString());
            report = Optional.empty();
        }
        report.ifPresent(found -> deliveries.returned(found, ACTOR));
        message.setFlag(Flags.Flag.SEEN, true);
    }

    private Session session() {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        for (String protocol : new String[] {"imap", "imaps"}) {
            properties.put("mail." + protocol + ".connectiontimeout", timeout);
            properties.put("mail." + protocol + ".timeout", timeout);
            properties.put("mail." + protocol + ".writetimeout", timeout);
            properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
            // Looking at a message must not mark it as read.
            properties.put("mail." + protocol + ".peek", "true");
        }
        return Session.getInstance(properties);
    }
}
