package io.maotong.user.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.error.Violation;
import io.maotong.core.money.Money;
import io.maotong.user.registration.RegistrationRequest.PersonRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RegistrationRulesTest {

    private static final NameWords WORDS = new NameWords(List.of("东海县"), List.of("饰品"), List.of());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String ZHANG = "320722198001010014";
    private static final String LI = "320722198202020024";

    @Test
    void checkWhenEverythingIsRightThenNothing() {
        assertThat(new RegistrationRules(WORDS, TODAY).check(request(people()))).isEmpty();
    }

    @Test
    void checkWhenSharesMake99ThenRefused() {
        assertRule("SHARES", people -> people.set(2, holder("李华", LI, "39")));
    }

    @Test
    void checkWhenShareIsZeroThenRefused() {
        assertRule("SHARE", people -> people.set(2, holder("李华", LI, "0")));
    }

    @Test
    void checkWhenCheckDigitIsWrongThenRefused() {
        assertRule("GB 11643", people -> people.set(2, holder("李华", "320722198202020020", "40")));
    }

    @Test
    void checkWhenLegalRepresentativeIsSeventeenThenRefused() {
        assertRule("AGE", people -> people.set(0, person("LEGAL_REPRESENTATIVE", "王小", "320722200911230016")));
    }

    @Test
    void checkWhenLegalRepresentativeTurnsEighteenTodayThenAccepted() {
        List<PersonRequest> people = people();
        people.set(0, person("LEGAL_REPRESENTATIVE", "王小", "320722200811220013"));

        assertThat(rules(people)).doesNotContain("AGE");
    }

    @Test
    void checkWhenRoleAndNumberRepeatThenRefused() {
        assertRule("DUPLICATE", people -> people.add(person("LEGAL_REPRESENTATIVE", "张明", ZHANG)));
    }

    @Test
    void checkWhenOneNumberHasTwoNamesThenRefused() {
        assertRule("SAME-NUMBER", people -> people.add(person("LIAISON", "张鸣", ZHANG)));
    }

    @Test
    void checkWhenThereAreTwoLegalRepresentativesThenRefused() {
        assertRule("LEGAL-REPRESENTATIVE", people -> people.add(person("LEGAL_REPRESENTATIVE", "李华", LI)));
    }

    @Test
    void checkWhenSupervisorIsTheDirectorThenRefused() {
        assertRule("SUPERVISOR", people -> {
            people.add(person("EXECUTIVE_DIRECTOR", "张明", ZHANG));
            people.add(person("SUPERVISOR", "张明", ZHANG));
        });
    }

    @Test
    void checkWhenLegalRepresentativeIsNeitherDirectorNorManagerThenRefused() {
        assertRule("LEGAL-REPRESENTATIVE-OFFICE", people -> people.add(person("MANAGER", "李华", LI)));
    }

    @Test
    void checkWhenThereIsNoShareholderThenRefused() {
        assertRule(
                "SHAREHOLDER", people -> people.removeIf(person -> person.role().equals("SHAREHOLDER")));
    }

    @Test
    void checkWhenShareholderIsACompanyThenItsCreditCodeIsTaken() {
        List<PersonRequest> people = people();
        people.set(2, new PersonRequest("SHAREHOLDER", "某有限公司", "91110000600037341L", null, new BigDecimal("40")));

        assertThat(rules(people)).isEmpty();
    }

    @Test
    void checkWhenScopeHasNoTradeThenRefused() {
        RegistrationRequest good = request(people());
        RegistrationRequest bad = new RegistrationRequest(
                good.names(),
                good.type(),
                good.regionCode(),
                good.industryCode(),
                good.domicile(),
                good.capital(),
                List.of("工艺品销售"),
                good.email(),
                good.persons());

        assertThat(rulesOf(bad)).containsExactly("SCOPE-TRADE");
    }

    @Test
    void checkWhenManyThingsAreWrongThenAllAreSaidAtOnce() {
        RegistrationRequest empty =
                new RegistrationRequest(null, null, "32", null, "短", Money.of("0.00", "USD"), null, "x", null);

        assertThat(rulesOf(empty))
                .contains(
                        "TYPE",
                        "NAMES",
                        "GB/T 2260",
                        "GB/T 4754",
                        "LENGTH",
                        "POSITIVE",
                        "CURRENCY",
                        "SCOPE-TRADE",
                        "EMAIL",
                        "PERSONS",
                        "LEGAL-REPRESENTATIVE",
                        "SHAREHOLDER");
    }

    @Test
    void splitWhenSharesDoNotDivideThenThePartsMakeTheWhole() {
        List<BigDecimal> parts = Shares.split(
                new BigDecimal("100.00"),
                List.of(new BigDecimal("33.333333"), new BigDecimal("33.333333"), new BigDecimal("33.333334")));

        assertThat(parts).containsExactly(new BigDecimal("33.33"), new BigDecimal("33.33"), new BigDecimal("33.34"));
    }

    private static void assertRule(String rule, Consumer<List<PersonRequest>> change) {
        List<PersonRequest> people = people();
        change.accept(people);
        assertThat(rules(people)).contains(rule);
    }

    private static List<String> rules(List<PersonRequest> people) {
        return rulesOf(request(people));
    }

    private static List<String> rulesOf(RegistrationRequest request) {
        return new RegistrationRules(WORDS, TODAY)
                .check(request).stream().map(Violation::rule).toList();
    }

    private static List<PersonRequest> people() {
        List<PersonRequest> people = new ArrayList<>();
        people.add(person("LEGAL_REPRESENTATIVE", "张明", ZHANG));
        people.add(holder("张明", ZHANG, "60"));
        people.add(holder("李华", LI, "40"));
        return people;
    }

    private static PersonRequest person(String role, String name, String number) {
        return new PersonRequest(role, name, number, "13900000001", null);
    }

    private static PersonRequest holder(String name, String number, String percent) {
        return new PersonRequest("SHAREHOLDER", name, number, null, new BigDecimal(percent));
    }

    private static RegistrationRequest request(List<PersonRequest> people) {
        return new RegistrationRequest(
                List.of("东海县晶源饰品有限公司"),
                "LIMITED_LIABILITY",
                "320722",
                "F5149",
                "江苏省东海县牛山街道晶都大道1号",
                Money.of("1000000.00", "CNY"),
                List.of("货物进出口", "工艺品销售"),
                "owner@example.com",
                people);
    }
}
