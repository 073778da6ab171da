package io.maotong.core.error;

/** Errors that every service can meet. */
public enum CommonError implements ErrorCode {
    INVALID_REQUEST("COMMON-40000", "请求有误", "The request is not valid"),
    UNREADABLE("COMMON-40001", "请求内容无法读取", "The request cannot be read"),
    UNAUTHENTICATED("COMMON-40100", "请先登录", "Sign in first"),
    FORBIDDEN("COMMON-40300", "没有权限", "Not permitted"),
    NOT_FOUND("COMMON-40400", "找不到该对象", "No such object"),
    METHOD_NOT_ALLOWED("COMMON-40500", "不支持该请求方法", "Method not allowed"),
    ILLEGAL_STATE("COMMON-40900", "当前状态不允许此操作", "The present state does not allow this"),
    KEY_REUSED("COMMON-40901", "同一幂等键用于不同内容", "The idempotency key was used with another body"),
    IN_FLIGHT("COMMON-40902", "相同请求正在处理", "The same request is being processed"),
    CHANGED_MEANWHILE("COMMON-40903", "数据已被他人修改", "The object was changed meanwhile"),
    TOO_LARGE("COMMON-41300", "内容过大", "The content is too large"),
    UNSUPPORTED_MEDIA("COMMON-41500", "不支持的内容类型", "Media type not supported"),
    TOO_MANY("COMMON-42900", "请求过于频繁", "Too many requests"),
    INTERNAL("COMMON-50000", "系统内部错误", "Internal error"),
    UNAVAILABLE("COMMON-50300", "服务暂不可用", "Temporarily unavailable");

    private final String code;
    private final Text title;

    CommonError(String code, String zh, String en) {
        this.code = code;
        this.title = Text.of(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Text title() {
        return title;
    }
}
