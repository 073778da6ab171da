package io.maotong.order.trade;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.order.OrderError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a reader of changed orders has got to. Opaque to the reader. */
record OrderCursor(Instant updatedAt, long id) {

    String text() {
        String plain = updatedAt.getEpochSecond() + "." + updatedAt.getNano() + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static OrderCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.");
            return new OrderCursor(
                    Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
                    Long.parseLong(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeException e) {
            throw new BusinessException(
                    OrderError.CURSOR_INVALID,
                    Text.of("请使用上一页返回的 next，或从头读取", "Use the next of the page before, or begin anew"));
        }
    }
}
