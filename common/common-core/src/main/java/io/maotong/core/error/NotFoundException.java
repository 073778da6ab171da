package io.maotong.core.error;

/** Also thrown for what exists but belongs to another merchant: its existence is nobody else's business. */
public final class NotFoundException extends BusinessException {

    public NotFoundException(String what, Object id) {
        super(CommonError.NOT_FOUND, Text.of("找不到 %s %s", "No %s %s").with(what, id));
    }
}
