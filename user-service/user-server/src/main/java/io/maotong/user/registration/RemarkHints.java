package io.maotong.user.registration;

import java.util.Map;

/** Turns the register's fields into ours and says what to do about a remark. */
final class RemarkHints {

    private static final Map<String, String> FIELDS = Map.of(
            "company.name", "names",
            "reservationNo", "names",
            "company.mobile", "mobile");

    private static final Map<String, String> HINTS = Map.of(
            "names", "请更换名称或使用登记机关建议的名称后重新提交",
            "domicile", "请按产权证明或租赁合同逐字核对住所",
            "capital", "请核对注册资本金额和币种",
            "scope", "请按规范条目填写经营范围",
            "email", "请填写可接收邮件的邮箱",
            "persons", "请对照身份证件核对该人员的信息",
            "documents", "请重新生成并确认材料");

    private RemarkHints() {}

    static Remark of(String field, String words) {
        String ours = field == null ? "" : FIELDS.getOrDefault(field, field.replaceFirst("^company\\.", ""));
        String first = ours.split("[.\\[]", 2)[0];
        return new Remark(ours, words, HINTS.getOrDefault(first, "请按登记机关意见修改后重新提交"));
    }
}
