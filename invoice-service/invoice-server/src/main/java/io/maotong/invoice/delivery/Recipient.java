package io.maotong.invoice.delivery;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a delivery goes.
 *
 * @param target address of a mailbox or of a system; null for channels that need none
 * @param hint what may be shown of it
 * @param secret with which calls to a system are signed; otherwise null
 */
record Recipient(DeliveryChannel channel, String target, String hint, String secret) {

    private static final Pattern MAILBOX = Pattern.compile(
            "[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{16,128}");
    private static final int LONGEST_URL = 500;

    /** @throws io.maotong.core.error.BusinessException with everything that is wrong at once */
    static Recipient of(DeliveryChannel channel, String target, String secret, DeliverySettings settings) {
        Violations violations = new Violations();
        Recipient recipient = switch (channel) {
            case EMAIL -> mailbox(target, violations);
            case SMS -> telephone(target, violations);
            case WEBHOOK -> system(target, secret, settings.webhook(), violations);
            case LINK, PORTAL -> new Recipient(channel, null, null, null);
        };
        violations.throwIfAny(DeliveryError.RECIPIENT);
        return recipient;
    }

    private static Recipient mailbox(String target, Violations violations) {
        String address = target == null ? "" : target.strip();
        boolean valid = address.length() <= 254 && MAILBOX.matcher(address).matches();
        check(
                violations,
                valid,
                "target",
                "MAILBOX",
                "name@example.com",
                Text.of("请填写有效的邮箱地址", "Enter a valid e-mail address"));
        int at = address.indexOf('@');
        String hint = valid ? address.charAt(0) + "***" + address.substring(at) : null;
        return new Recipient(
                DeliveryChannel.EMAIL,
                valid ? address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT) : null,
                hint == null || hint.length() <= 120 ? hint : hint.substring(0, 120),
                null);
    }

    private static Recipient telephone(String target, Violations violations) {
        String digits = target == null ? "" : target.replaceAll("[\\s-]", "").replaceFirst("^\\+86", "");
        boolean valid = MOBILE.matcher(digits).matches();
        check(
                violations,
                valid,
                "target",
                "MOBILE",
                "1[3-9]NNNNNNNNN",
                Text.of("请填写有效的大陆手机号码", "Enter a valid mobile number of the mainland"));
        return new Recipient(
                DeliveryChannel.SMS,
                valid ? digits : null,
                valid ? "***" + digits.substring(digits.length() - 4) : null,
                null);
    }

    private static Recipient system(
            String target, String secret, DeliverySettings.Webhook settings, Violations violations) {
        URI address = parsed(target);
        boolean secure = address != null && "https".equals(address.getScheme());
        boolean plain = settings.loopback() && address != null && "http".equals(address.getScheme());
        check(
                violations,
                secure || plain,
                "target",
                "HTTPS",
                "https://",
                Text.of("回调地址须为 https，不含用户名与片段", "The address must be https, without user and fragment"));
        check(
                violations,
                !secure || settings.ports().contains(port(address)),
                "target",
                "PORT",
                String.valueOf(settings.ports()),
                Text.of("该端口不允许投递", "This port is not allowed"));
        check(
                violations,
                secret != null && SECRET.matcher(secret).matches(),
                "secret",
                "SECRET",
                "16..128",
                Text.of(
                        "签名密钥为16至128个可见字符，由接收方用来验签",
                        "The secret has 16 to 128 visible characters; the receiver checks the signature with it"));
        String hint = address == null ? null : address.getScheme() + "://" + address.getHost();
        return new Recipient(
                DeliveryChannel.WEBHOOK,
                address == null ? null : address.toString(),
                hint == null || hint.length() <= 120 ? hint : hint.substring(0, 120),
                secret);
    }

    private static URI parsed(String target) {
        try {
            URI address = new URI(target == null ? "" : target.strip());
            boolean whole = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && address.toString().length() <= LONGEST_URL
                    && address.toString().chars().allMatch(c -> c > ' ' && c < 0x7f);
            return whole ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    static int port(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    /** What makes two requests the same delivery. */
    String identity() {
        return "delivery|" + channel + "|" + (target == null ? "" : target);
    }

    private static void check(
            Violations violations, boolean holds, String field, String rule, String expected, Text hint) {
        ErrorCode code = DeliveryError.RECIPIENT;
        violations.check(holds, code, field, rule, expected, hint);
    }
}
