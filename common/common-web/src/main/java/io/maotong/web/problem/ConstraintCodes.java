package io.maotong.web.problem;

import io.maotong.core.error.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;

/** Names of unique keys as error codes. A service contributes beans of {@link Named}. */
public final class ConstraintCodes {

    /** The error that a violated unique key means. */
    public record Named(String constraint, ErrorCode code) {}

    private static final Pattern KEY = Pattern.compile("for key '(?:[^'.]*\\.)?([^']+)'");

    private final Map<String, ErrorCode> codes = new HashMap<>();

    ConstraintCodes(List<Named> named) {
        named.forEach(entry -> codes.put(entry.constraint(), entry.code()));
    }

    Optional<ErrorCode> find(DuplicateKeyException e) {
        Matcher matcher = KEY.matcher(String.valueOf(e.getMostSpecificCause().getMessage()));
        return matcher.find() ? Optional.ofNullable(codes.get(matcher.group(1))) : Optional.empty();
    }
}
