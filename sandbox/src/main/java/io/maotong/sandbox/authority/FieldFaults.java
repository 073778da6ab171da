package io.maotong.sandbox.authority;

import io.maotong.sandbox.authority.Refusal.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects every fault of a submission, so that all of them are answered at once. */
public final class FieldFaults {

    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final List<FieldFault> found = new ArrayList<>();

    public FieldFaults check(boolean holds, String field, String message) {
        if (!holds) {
            found.add(new FieldFault(field, message));
        }
        return this;
    }

    public FieldFaults present(String field, Object value) {
        return check(value != null && !(value instanceof String text && text.isBlank()), field, "不能为空");
    }

    public FieldFaults matches(String field, String value, Pattern pattern, String message) {
        return check(value != null && pattern.matcher(value).matches(), field, message);
    }

    public FieldFaults serial(String value) {
        return matches("serial", value, SERIAL, "流水号为1至32位字母、数字、下划线或连字符");
    }

    public boolean none() {
        return found.isEmpty();
    }

    public List<FieldFault> all() {
        return List.copyOf(found);
    }

    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw Refusal.invalid(found);
        }
    }
}
