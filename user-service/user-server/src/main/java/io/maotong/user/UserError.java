package io.maotong.user;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** Errors of this service; the digits begin with the HTTP status. */
public enum UserError implements ErrorCode {
    MOBILE("USER-40001", "手机号码不正确", "The mobile number is not valid"),
    REAL_NAME("USER-40002", "实名信息有误", "The identity details are not valid"),
    REGISTRATION("USER-40003", "企业开办信息有误", "The registration data is not valid"),
    MERCHANT("USER-40004", "商户信息有误", "The merchant's data is not valid"),
    MEMBER("USER-40005", "成员信息有误", "The member's data is not valid"),
    CLIENT("USER-40006", "接入方信息有误", "The partner client's data is not valid"),
    REVIEW("USER-40007", "审核意见有误", "The review is not valid"),
    PREFERENCE("USER-40008", "偏好设置有误", "The preferences are not valid"),
    SIGN_IN_FAILED("USER-40101", "登录信息不正确", "The sign-in details are not right"),
    SESSION_ENDED("USER-40102", "登录已失效", "The session has ended"),
    HAS_MERCHANT("USER-40901", "该账号已创建商户", "The account has created a merchant already"),
    NOT_READY("USER-40902", "资料尚未齐备", "Something is still missing"),
    MEMBER_EXISTS("USER-40903", "该成员已存在", "The member exists already"),
    LAST_OWNER("USER-40904", "至少保留一名法人角色成员", "At least one owner must remain"),
    REGISTRATION_OPEN("USER-40905", "已有进行中的企业开办", "A registration is under way already"),
    CREDIT_CODE_TAKEN("USER-40906", "该统一社会信用代码已属于其他商户", "The credit code belongs to another merchant"),
    LOCKED("USER-42900", "尝试次数过多，已暂时锁定", "Too many attempts: locked for a while"),
    TOO_MANY_CODES("USER-42901", "验证码发送过于频繁", "Too many codes were asked for"),
    BUSY("USER-42902", "登录人数较多，请稍后再试", "Many people are signing in: try again shortly");

    private final String code;
    private final Text title;

    UserError(String code, String zh, String en) {
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
