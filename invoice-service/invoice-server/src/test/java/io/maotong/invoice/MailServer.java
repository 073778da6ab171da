package io.maotong.invoice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A real SMTP server inside of the tests. */
public final class MailServer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Holder {
        static final GreenMail SERVER = start();
    }

    private static GreenMail start() {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        return server;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "mail-server",
                        Map.of(
                                "maotong.invoice.delivery.mail.host",
                                "127.0.0.1",
                                "maotong.invoice.delivery.mail.port",
                                Holder.SERVER.getSmtp().getPort(),
                                "maotong.invoice.delivery.mail.encrypted",
                                "false")));
    }

    public static List<MimeMessage> messagesTo(String address) {
        List<MimeMessage> found = new ArrayList<>();
        try {
            for (MimeMessage message : Holder.SERVER.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().equals(address)) {
                    found.add(message);
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
