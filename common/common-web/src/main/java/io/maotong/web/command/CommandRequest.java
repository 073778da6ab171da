package io.maotong.web.command;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.WebUtils;

/**
 * What identifies a mutating request.
 *
 * @param key the client's Idempotency-Key, or null
 * @param hash SHA-256 over method, path, query and body
 */
record CommandRequest(String key, String hash, String method, String path, String remoteAddress) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.:-]{1,80}");

    static CommandRequest of(HttpServletRequest request) {
        return new CommandRequest(
                keyOf(request), hashOf(request), request.getMethod(), request.getRequestURI(), request.getRemoteAddr());
    }

    private static String keyOf(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw new BusinessException(
                    CommonError.INVALID_REQUEST,
                    List.of(Violation.of(
                            CommonError.INVALID_REQUEST,
                            "Idempotency-Key",
                            "KEY",
                            KEY.pattern(),
                            Text.of("幂等键为1至80个字母、数字或 _.:-", "1 to 80 letters, digits or _.:-"))));
        }
        return key;
    }

    private static String hashOf(HttpServletRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String line = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            if (String.valueOf(request.getContentType()).startsWith("multipart/")) {
                for (Part part : sorted(request)) {
                    digest.update((part.getName() + "\n").getBytes(StandardCharsets.UTF_8));
                    update(digest, part.getInputStream());
                }
            } else {
                ContentCachingRequestWrapper cached =
                        WebUtils.getNativeRequest(request, ContentCachingRequestWrapper.class);
                if (cached != null) {
                    digest.update(cached.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException | ServletException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The boundary differs from one sending to the next, so the parts are hashed and not the raw body.
    private static List<Part> sorted(HttpServletRequest request) throws IOException, ServletException {
        return request.getParts().stream()
                .sorted(Comparator.comparing(Part::getName))
                .toList();
    }

    private static void update(MessageDigest digest, InputStream content) throws IOException {
        try (content) {
            byte[] buffer = new byte[16_384];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }
}
