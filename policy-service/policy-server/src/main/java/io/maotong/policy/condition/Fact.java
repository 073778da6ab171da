package io.maotong.policy.condition;

import java.util.Arrays;
import java.util.Optional;

/** What is known about a company, and how people call it. */
public enum Fact {
    REGION_CODE("regionCode", "注册地区划", Kind.TEXT),
    INDUSTRY_CODE("industryCode", "行业代码", Kind.TEXT),
    COMPANY_NAME("companyName", "企业名称", Kind.TEXT),
    REGISTERED_CAPITAL("registeredCapital", "注册资本（元）", Kind.NUMBER),
    ESTABLISHED_ON("establishedOn", "成立日期", Kind.DATE),
    CUSTOMS_CODE("customsCode", "海关注册编码", Kind.TEXT),
    STAFF("staff", "从业人数", Kind.NUMBER),
    REVENUE("revenue", "上年营业收入（元）", Kind.NUMBER),
    TAGS("tags", "企业资质", Kind.TEXT);

    enum Kind {
        TEXT,
        NUMBER,
        DATE
    }

    private final String key;
    private final String label;
    private final Kind kind;

    Fact(String key, String label, Kind kind) {
        this.key = key;
        this.label = label;
        this.kind = kind;
    }

    static Optional<Fact> byKey(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }
}
