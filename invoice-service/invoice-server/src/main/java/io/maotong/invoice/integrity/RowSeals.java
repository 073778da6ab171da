package io.maotong.invoice.integrity;

import io.maotong.data.key.KeyService;
import io.maotong.data.key.UnknownKey;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes seals and compares them. A seal is {@code v<version of the canonical form>:<key id>:<64 hexadecimal digits>}: HMAC-SHA256 over
 * the canonical form, with the key of the day on which it was made.
 */
@Component
public class RowSeals {

    private static final Pattern FORM = Pattern.compile("v(\\d{1,4}):(.+:[0-9a-f]{64})");

    private final KeyService keys;

    RowSeals(KeyService keys) {
        this.keys = keys;
    }

    /** @param version of the canonical form that the text is in */
    public String seal(int version, CanonicalText text) {
        return "v" + version + ":" + keys.mac(text.toString());
    }

    /**
     * @param seal not null
     * @param form the row in a version of its canonical form; null if there is no such version
     * @return what is wrong, empty if nothing is
     */
    public Optional<Cause> flaw(String seal, IntFunction<CanonicalText> form) {
        Matcher parts = FORM.matcher(seal);
        if (!parts.matches()) {
            return Optional.of(Cause.ALTERED);
        }
        CanonicalText text = form.apply(Integer.parseInt(parts.group(1)));
        if (text == null) {
            return Optional.of(Cause.UNCHECKABLE);
        }
        try {
            return keys.isMacOf(text.toString(), parts.group(2)) ? Optional.empty() : Optional.of(Cause.ALTERED);
        } catch (UnknownKey unknown) {
            return Optional.of(Cause.UNCHECKABLE);
        }
    }
}
