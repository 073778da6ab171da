package io.maotong.user.registration;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.party.CreditCode;
import io.maotong.core.party.IdentityNumber;
import io.maotong.user.UserError;
import io.maotong.user.account.Mobile;
import io.maotong.user.registration.RegistrationRequest.PersonRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rule on the data of a registration, all faults at once; each with the field and what to do. */
final class RegistrationRules {

    private static final Pattern REGION = Pattern.compile("[1-8]\\d{5}");
    private static final Pattern INDUSTRY = Pattern.compile("[A-T]?\\d{2,4}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final BigDecimal WHOLE = new BigDecimal(100);
    private static final int ADULT = 18;
    private static final int MOST_NAMES = 5;
    private static final int MOST_PERSONS = 50;

    private final NameWords words;
    private final LocalDate today;

    RegistrationRules(NameWords words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    List<Violation> check(RegistrationRequest request) {
        Violations violations = new Violations();
        company(request, violations);
        persons(request.persons(), violations);
        return violations.list();
    }

    private void company(RegistrationRequest request, Violations violations) {
        CompanyType type = CompanyType.of(request.type()).orElse(null);
        require(
                violations,
                type != null,
                "type",
                "TYPE",
                Stream.of(CompanyType.values()).map(Enum::name).collect(Collectors.joining("|")),
                Text.of("请选择企业类型", "Choose the type of company"));
        require(
                violations,
                !request.names().isEmpty() && request.names().size() <= MOST_NAMES,
                "names",
                "NAMES",
                "1.." + MOST_NAMES,
                Text.of("请填写首选名称和备选名称", "Enter the wished name and alternatives"));
        for (int i = 0; i < request.names().size(); i++) {
            violations.addAll(CompanyNameRules.check(request.names().get(i), type, words, "names[" + i + "]"));
        }
        require(
                violations,
                new HashSet<>(request.names()).size() == request.names().size(),
                "names",
                "NAMES-DIFFERENT",
                null,
                Text.of("备选名称不能重复", "The names must differ"));
        require(
                violations,
                matches(request.regionCode(), REGION),
                "regionCode",
                "GB/T 2260",
                "320722",
                Text.of("请选择登记机关所在行政区划（6位）", "Choose the region (six digits)"));
        require(
                violations,
                matches(request.industryCode(), INDUSTRY),
                "industryCode",
                "GB/T 4754",
                "F5149",
                Text.of("请选择行业代码", "Choose the industry"));
        require(
                violations,
                request.domicile() != null
                        && request.domicile().strip().length() >= 5
                        && request.domicile().length() <= 200,
                "domicile",
                "LENGTH",
                "5..200",
                Text.of("请填写完整住所（5至200字）", "Enter the full address (5 to 200 characters)"));
        require(
                violations,
                request.capital() != null && request.capital().isPositive(),
                "capital.amount",
                "POSITIVE",
                "> 0",
                Text.of("注册资本应大于零", "The capital must be above zero"));
        require(
                violations,
                request.capital() == null || "CNY".equals(request.capital().currency()),
                "capital.currency",
                "CURRENCY",
                "CNY",
                Text.of("注册资本请以人民币填写", "The capital is in CNY"));
        require(
                violations,
                request.scope().stream().filter(Objects::nonNull).anyMatch(item -> item.contains("货物进出口")),
                "scope",
                "SCOPE-TRADE",
                "货物进出口",
                Text.of("外贸企业的经营范围必须包含“货物进出口”", "The scope of a trading company must hold 货物进出口"));
        require(
                violations,
                request.scope().stream().noneMatch(item -> item == null || item.isBlank()),
                "scope",
                "SCOPE-BLANK",
                null,
                Text.of("经营范围条目不能为空", "Items of the scope may not be empty"));
        require(
                violations,
                matches(request.email(), EMAIL),
                "email",
                "EMAIL",
                null,
                Text.of("请填写有效的电子邮箱", "Enter a valid e-mail address"));
    }

    private void persons(List<PersonRequest> persons, Violations violations) {
        require(
                violations,
                !persons.isEmpty() && persons.size() <= MOST_PERSONS,
                "persons",
                "PERSONS",
                "1.." + MOST_PERSONS,
                Text.of("请填写人员信息", "Enter the persons"));
        for (int i = 0; i < persons.size(); i++) {
            person(persons.get(i), "persons[" + i + "].", violations);
        }
        duplicates(persons, violations);
        legalRepresentative(persons, violations);
        shares(persons, violations);
        supervisors(persons, violations);
    }

    private void person(PersonRequest person, String at, Violations violations) {
        PersonRole role = role(person);
        require(
                violations,
                role != null,
                at + "role",
                "ROLE",
                Stream.of(PersonRole.values()).map(Enum::name).collect(Collectors.joining("|")),
                Text.of("请选择人员职务", "Choose the person's role"));
        require(
                violations,
                person.name() != null
                        && person.name().strip().length() >= 2
                        && person.name().length() <= 100,
                at + "name",
                "LENGTH",
                "2..100",
                Text.of("请按证件填写姓名或名称", "Enter the name as on the document"));
        String number = CreditCode.normalise(person.idNumber());
        boolean company = role == PersonRole.SHAREHOLDER && CreditCode.check(number) == CreditCode.Check.VALID;
        require(
                violations,
                company || IdentityNumber.isValid(number),
                at + "idNumber",
                "GB 11643",
                null,
                Text.of("证件号码校验位不符，请核对证件", "The check digit does not hold: compare with the document"));
        if (!company && IdentityNumber.isValid(number)) {
            LocalDate born = IdentityNumber.birthDate(number).orElseThrow();
            require(
                    violations,
                    role == PersonRole.SHAREHOLDER || !born.plusYears(ADULT).isAfter(today),
                    at + "idNumber",
                    "AGE",
                    ">= " + ADULT,
                    Text.of("任职人员应年满18周岁", "Must be 18 years old"));
        }
        if (person.mobile() != null || role != PersonRole.SHAREHOLDER) {
            if (!Mobile.isValid(person.mobile())) {
                violations.add(Mobile.violation(at + "mobile"));
            }
        }
        if (role == PersonRole.SHAREHOLDER) {
            require(
                    violations,
                    person.sharePercent() != null
                            && person.sharePercent().signum() > 0
                            && person.sharePercent().stripTrailingZeros().scale() <= 6,
                    at + "sharePercent",
                    "SHARE",
                    "> 0",
                    Text.of("请填写持股比例（大于0）", "Enter the share in percent (above 0)"));
        }
    }

    private static void duplicates(List<PersonRequest> persons, Violations violations) {
        Set<String> seen = new HashSet<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < persons.size(); i++) {
            PersonRequest person = persons.get(i);
            String number = CreditCode.normalise(person.idNumber());
            if (number == null) {
                continue;
            }
            require(
                    violations,
                    seen.add(person.role() + "/" + number),
                    "persons[" + i + "]",
                    "DUPLICATE",
                    null,
                    Text.of("同一人员重复填写了同一职务", "The same person has the same role twice"));
            String name = String.valueOf(person.name()).strip();
            require(
                    violations,
                    name.equals(names.getOrDefault(number, name)),
                    "persons[" + i + "].name",
                    "SAME-NUMBER",
                    null,
                    Text.of("同一证件号码对应了不同姓名", "One number stands beside two names"));
            names.putIfAbsent(number, name);
        }
    }

    private static void legalRepresentative(List<PersonRequest> persons, Violations violations) {
        Set<String> representatives = numbersOf(persons, role -> role == PersonRole.LEGAL_REPRESENTATIVE);
        long count = persons.stream()
                .filter(person -> role(person) == PersonRole.LEGAL_REPRESENTATIVE)
                .count();
        require(
                violations,
                count == 1,
                "persons",
                "LEGAL-REPRESENTATIVE",
                "1",
                Text.of("应有且仅有一名法定代表人", "There must be exactly one legal representative"));
        Set<String> managing = numbersOf(persons, PersonRole::isDirectorOrManager);
        require(
                violations,
                managing.isEmpty() || representatives.isEmpty() || managing.containsAll(representatives),
                "persons",
                "LEGAL-REPRESENTATIVE-OFFICE",
                null,
                Text.of("法定代表人应由董事或经理担任", "The legal representative must be a director or the manager"));
    }

    private static void shares(List<PersonRequest> persons, Violations violations) {
        List<PersonRequest> holders = persons.stream()
                .filter(person -> role(person) == PersonRole.SHAREHOLDER)
                .toList();
        require(
                violations,
                !holders.isEmpty(),
                "persons",
                "SHAREHOLDER",
                ">= 1",
                Text.of("至少有一名股东", "There must be a shareholder"));
        BigDecimal total = holders.stream()
                .map(PersonRequest::sharePercent)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        require(
                violations,
                holders.isEmpty() || total.compareTo(WHOLE) == 0,
                "persons",
                "SHARES",
                "100",
                Text.of("股东持股比例合计应为100%%，现为%s%%", "The shares must make 100%%: they make %s%%")
                        .with(total.stripTrailingZeros().toPlainString()));
    }

    private static void supervisors(List<PersonRequest> persons, Violations violations) {
        Set<String> excluded = numbersOf(persons, PersonRole::excludesSupervisor);
        for (int i = 0; i < persons.size(); i++) {
            PersonRequest person = persons.get(i);
            require(
                    violations,
                    role(person) != PersonRole.SUPERVISOR
                            || !excluded.contains(String.valueOf(CreditCode.normalise(person.idNumber()))),
                    "persons[" + i + "].role",
                    "SUPERVISOR",
                    null,
                    Text.of(
                            "监事不得由董事、法定代表人、经理或财务负责人兼任",
                            "A supervisor may not be director, representative, manager or financial officer"));
        }
    }

    private static Set<String> numbersOf(List<PersonRequest> persons, Predicate<PersonRole> wanted) {
        return persons.stream()
                .filter(person -> role(person) != null && wanted.test(role(person)))
                .map(person -> CreditCode.normalise(person.idNumber()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static PersonRole role(PersonRequest person) {
        return Stream.of(PersonRole.values())
                .filter(role -> role.name().equals(person.role()))
                .findFirst()
                .orElse(null);
    }

    private static boolean matches(String text, Pattern form) {
        return text != null && form.matcher(text).matches();
    }

    private static void require(
            Violations violations, boolean holds, String field, String rule, String expected, Text hint) {
        violations.check(holds, UserError.REGISTRATION, field, rule, expected, hint);
    }
}
