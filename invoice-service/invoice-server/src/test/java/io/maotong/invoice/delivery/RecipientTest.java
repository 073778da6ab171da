package io.maotong.invoice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipientTest {

    private static final String SECRET = "0123456789abcdef";
    private static final DeliverySettings SETTINGS = new DeliverySettings(
            "https://example.com",
            Duration.ofDays(30),
            3,
            null,
            new DeliverySettings.Webhook(Set.of(443, 8443), false, Duration.ofSeconds(1)));

    @Test
    void mailboxWhenValidThenItsHintShowsLittle() {
        Recipient recipient = Recipient.of(DeliveryChannel.EMAIL, " Zhang.San@Example.COM ", null, SETTINGS);

        assertThat(recipient.target()).isEqualTo("Zhang.San@example.com");
        assertThat(recipient.hint()).isEqualTo("Z***@Example.COM");
    }

    @Test
    void telephoneWhenValidThenItsHintShowsLittleAndOthersAreRefused() {
        Recipient recipient = Recipient.of(DeliveryChannel.SMS, "+86 139-0013-8000", null, SETTINGS);

        assertThat(recipient.target()).isEqualTo("13900138000");
        assertThat(recipient.hint()).isEqualTo("***8000");
        for (String wrong : new String[] {null, "", "12900138000", "1390013800", "+1 415 555 0100"}) {
            assertThatThrownBy(() -> Recipient.of(DeliveryChannel.SMS, wrong, null, SETTINGS))
                    .as("%s", wrong)
                    .isInstanceOf(BusinessException.class);
        }
    }

    @Test
    void mailboxWhenItWouldAddHeadersOrIsNoneThenRefused() {
        for (String address : List.of(
                "a@b.com\r\nBcc: x@y.com",
                "a b@c.com",
                "a@b",
                "@b.com",
                "a@-b.com",
                "<a@b.com>",
                "a@b.com,c@d.com",
                "")) {
            assertRules(DeliveryChannel.EMAIL, address, null, "MAILBOX");
        }
        assertRules(DeliveryChannel.EMAIL, null, null, "MAILBOX");
    }

    @Test
    void systemWhenNotHttpsOrHidingAUserThenRefused() {
        for (String address : List.of(
                "http://example.com/x",
                "ftp://example.com",
                "https://user:pass@example.com/",
                "https://example.com/#a",
                "https:///x",
                "javascript:alert(1)",
                "//example.com",
                "https://exa mple.com")) {
            assertRules(DeliveryChannel.WEBHOOK, address, SECRET, "HTTPS");
        }
        assertRules(DeliveryChannel.WEBHOOK, "https://example.com:22/", SECRET, "PORT");
    }

    @Test
    void systemWhenEverythingIsWrongThenEverythingIsSaid() {
        assertRules(DeliveryChannel.WEBHOOK, "http://example.com", "short", "HTTPS", "SECRET");
    }

    @Test
    void systemWhenValidThenItsHintHidesThePath() {
        Recipient recipient =
                Recipient.of(DeliveryChannel.WEBHOOK, "https://erp.example.com/hook?key=1", SECRET, SETTINGS);

        assertThat(recipient.hint()).isEqualTo("https://erp.example.com");
    }

    private static void assertRules(DeliveryChannel channel, String target, String secret, String... rules) {
        assertThatThrownBy(() -> Recipient.of(channel, target, secret, SETTINGS))
                .as("%s", target)
                .isInstanceOfSatisfying(
                        BusinessException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::rule)
                                .containsExactly(rules));
    }
}
