package io.maotong.user.registration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Kinds of company and the words their names must end with 组织形式. */
enum CompanyType {
    LIMITED_LIABILITY("有限责任公司", List.of("有限责任公司", "有限公司"), List.of("LLC", "LIMITED", "LIMITED_COMPANY")),
    JOINT_STOCK("股份有限公司", List.of("股份有限公司", "股份公司"), List.of("CORPORATION")),
    PARTNERSHIP("合伙企业", List.of("合伙企业（普通合伙）", "合伙企业（有限合伙）", "（普通合伙）", "（有限合伙）"), List.of()),
    SOLE_PROPRIETORSHIP("个人独资企业", List.of("个人独资企业", "中心", "工作室", "厂", "店"), List.of());

    private final String chinese;
    private final List<String> endings;
    private final List<String> alsoCalled;

    CompanyType(String chinese, List<String> endings, List<String> alsoCalled) {
        this.chinese = chinese;
        this.endings = endings;
        this.alsoCalled = alsoCalled;
    }

    /** Endings, longest first. */
    List<String> endings() {
        return endings;
    }

    String chinese() {
        return chinese;
    }

    static Optional<CompanyType> of(String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Stream.of(values())
                .filter(type -> type.name().equals(text)
                        || type.chinese.equals(text)
                        || type.endings.contains(text)
                        || type.alsoCalled.contains(text))
                .findFirst();
    }
}
