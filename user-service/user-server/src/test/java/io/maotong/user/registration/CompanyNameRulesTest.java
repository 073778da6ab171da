package io.maotong.user.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyNameRulesTest {

    private static final NameWords WORDS = new NameWords(
            List.of("东海县", "江苏省", "连云港市东海县", "东海"), List.of("水晶饰品", "饰品", "贸易", "国际贸易", "水晶"), List.of("中国", "最高级"));

    @ParameterizedTest
    @CsvSource({
        "东海县晶源饰品有限公司, 东海县, 晶源, 饰品, 有限公司",
        "连云港市东海县晶源水晶饰品有限责任公司, 连云港市东海县, 晶源, 水晶饰品, 有限责任公司",
        "晶源国际贸易有限公司, '', 晶源, 国际贸易, 有限公司",
        "东海县晶源水晶国际贸易有限公司, 东海县, 晶源, 水晶国际贸易, 有限公司"
    })
    void takeApartWhenWordsAreKnownThenFourParts(
            String whole, String region, String tradeName, String industry, String form) {
        CompanyName name = CompanyName.of(whole, CompanyType.LIMITED_LIABILITY, WORDS);

        assertThat(name).isEqualTo(new CompanyName(whole, region, tradeName, industry, form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"东海县晶源饰品有限公司", "晶源有限责任公司", "江苏省龙𠮷贸易有限公司"})
    void checkWhenNameIsGoodThenNothing(String name) {
        assertThat(rules(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "东海县Crystal饰品有限公司, NAME-HANZI",
        "东海县晶源8饰品有限公司, NAME-HANZI",
        "东海县晶源·饰品有限公司, NAME-HANZI",
        "东海县晶源饰品股份有限公司X, NAME-FORM",
        "东海县晶源饰品, NAME-FORM",
        "东海县晶饰品有限公司, NAME-TRADE",
        "东海县饰品有限公司, NAME-TRADE",
        "江苏省东海饰品有限公司, NAME-PLACE",
        "东海县中国晶源饰品有限公司, NAME-FORBIDDEN",
        "东海县最高级饰品有限公司, NAME-FORBIDDEN"
    })
    void checkWhenRuleIsBrokenThenItIsNamed(String name, String rule) {
        assertThat(rules(name)).contains(rule);
    }

    @Test
    void checkWhenNameIsMissingThenRequired() {
        assertThat(rules(" ")).containsExactly("NAME-REQUIRED");
    }

    @Test
    void checkWhenTypeIsJointStockThenLimitedEndingIsRefused() {
        assertThat(CompanyNameRules.check("东海县晶源饰品有限公司", CompanyType.JOINT_STOCK, WORDS, "names[0]"))
                .extracting(Violation::rule)
                .contains("NAME-FORM");
    }

    private static List<String> rules(String name) {
        return CompanyNameRules.check(name, CompanyType.LIMITED_LIABILITY, WORDS, "names[0]").stream()
                .map(Violation::rule)
                .toList();
    }
}
