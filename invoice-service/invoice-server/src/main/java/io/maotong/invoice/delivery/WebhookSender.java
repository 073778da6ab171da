package io.maotong.invoice.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/**
 * Calls a buyer's system. The name is resolved once, the address checked and that very address connected to, so that no second
 * answer of a name server leads elsewhere; redirects are not followed. This is why no HTTP library does it: they resolve themselves.
 *
 * <p>Headers: {@code X-Maotong-Delivery} (the same for every repetition), {@code X-Maotong-Timestamp} (seconds) and
 * {@code X-Maotong-Signature: v1=hex(HMAC-SHA256(secret, timestamp + "." + body))}.
 */
@Component
class WebhookSender {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");
    private static final int LONGEST_LINE = 4096;

    private final DeliverySettings.Webhook settings;
    private final Clock clock;

    WebhookSender(DeliverySettings settings, Clock clock) {
        this.settings = settings.webhook();
        this.clock = clock;
    }

    SendOutcome send(long deliveryId, URI address, String secret, String body) {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(address.getHost());
        } catch (UnknownHostException e) {
            return new SendOutcome.Later("the name " + address.getHost() + " is not known");
        }
        for (InetAddress one : found) {
            if (!AddressGuard.allows(one, settings.loopback())) {
                return new SendOutcome.Refused(
                        DeliveryError.ADDRESS_FORBIDDEN.title().zh() + ": " + address.getHost());
            }
        }
        try (Socket socket = connect(found[0], address)) {
            socket.setSoTimeout((int) settings.timeout().toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(request(deliveryId, address, secret, body.getBytes(StandardCharsets.UTF_8)));
            out.flush();
            return outcome(firstLine(socket.getInputStream()));
        } catch (IOException e) {
            return new SendOutcome.Later(e.toString());
        }
    }

    private Socket connect(InetAddress where, URI address) throws IOException {
        int timeout = (int) settings.timeout().toMillis();
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(where, Recipient.port(address)), timeout);
            if (!"https".equals(address.getScheme())) {
                return plain;
            }
            plain.setSoTimeout(timeout);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket secure =
                    (SSLSocket) factory.createSocket(plain, address.getHost(), Recipient.port(address), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private byte[] request(long deliveryId, URI address, String secret, byte[] body) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String host = address.getPort() > 0 ? address.getHost() + ":" + address.getPort() : address.getHost();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] head = ("POST " + path + query + " HTTP/1.1\r\nHost: " + host
                        + "\r\nUser-Agent: maotong-invoice\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\nX-Maotong-Delivery: " + deliveryId + "\r\nX-Maotong-Timestamp: "
                        + timestamp + "\r\nX-Maotong-Signature: v1=" + signature(secret, timestamp, body)
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    static String signature(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n' && line.length() < LONGEST_LINE; one = in.read()) {
            line.append((char) one);
        }
        return line.toString().strip();
    }

    private static SendOutcome outcome(String line) {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            return new SendOutcome.Later("no HTTP answer");
        }
        int code = Integer.parseInt(status.group(1));
        if (code >= 200 && code < 300) {
            return new SendOutcome.Sent("HTTP " + code);
        }
        // Too early, too many, too slow: another time. What else is refused stays refused; redirects are not followed.
        boolean later = code == 408 || code == 425 || code == 429 || code >= 500;
        return later ? new SendOutcome.Later("HTTP " + code) : new SendOutcome.Refused("HTTP " + code);
    }
}
