package io.maotong.sandbox.registry;

import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.registry.RegistryForms.Application;
import io.maotong.sandbox.registry.RegistryForms.CompanyForm;
import io.maotong.sandbox.registry.RegistryForms.DocumentForm;
import io.maotong.sandbox.registry.RegistryForms.PersonForm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the register demands of an application; every fault is found in one pass. */
final class ApplicationRules {

    private static final Pattern REGION = Pattern.compile("[0-9]{6}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final BigDecimal WHOLE = new BigDecimal(100);

    private ApplicationRules() {}

    static FieldFaults check(Application form, LocalDate today) {
        FieldFaults faults = new FieldFaults();
        faults.serial(form.serial());
        faults.present("reservationNo", form.reservationNo());
        if (form.company() == null) {
            return faults.present("company", null);
        }
        company(form.company(), faults);
        persons(form.persons(), form.company(), today, faults);
        faults.check(!form.documents().isEmpty(), "documents", "至少提交一份材料");
        for (int i = 0; i < form.documents().size(); i++) {
            DocumentForm document = form.documents().get(i);
            faults.present("documents[" + i + "].kind", document.kind());
            faults.matches("documents[" + i + "].sha256", document.sha256(), SHA256, "摘要应为64位十六进制");
        }
        return faults;
    }

    private static void company(CompanyForm company, FieldFaults faults) {
        faults.present("company.name", company.name());
        faults.present("company.type", company.type());
        faults.matches("company.regionCode", company.regionCode(), REGION, "行政区划代码为6位数字");
        faults.present("company.domicile", company.domicile());
        faults.check(
                company.capital() != null
                        && company.capital().amount() != null
                        && company.capital().amount().signum() > 0,
                "company.capital.amount",
                "注册资本应大于零");
        faults.check(
                company.capital() != null && "CNY".equals(company.capital().currency()),
                "company.capital.currency",
                "注册资本币种应为人民币");
        faults.check(
                company.scope() != null && company.scope().stream().anyMatch(s -> s.contains("货物进出口")),
                "company.scope",
                "经营范围应包含货物进出口");
        faults.matches("company.mobile", company.mobile(), MOBILE, "手机号码不正确");
        if (company.email() != null) {
            faults.matches("company.email", company.email(), EMAIL, "电子邮箱不正确");
        }
    }

    private static void persons(List<PersonForm> persons, CompanyForm company, LocalDate today, FieldFaults faults) {
        for (int i = 0; i < persons.size(); i++) {
            PersonForm person = persons.get(i);
            String at = "persons[" + i + "].";
            faults.present(at + "role", person.role());
            faults.present(at + "name", person.name());
            boolean byCreditCode = "SHAREHOLDER".equals(person.role()) && CreditCode.valid(person.idNumber());
            faults.check(byCreditCode || IdNumber.valid(person.idNumber()), at + "idNumber", "证件号码校验不通过");
            if (person.mobile() != null) {
                faults.matches(at + "mobile", person.mobile(), MOBILE, "手机号码不正确");
            }
        }
        List<PersonForm> legal = inRole(persons, "LEGAL_REPRESENTATIVE");
        faults.check(legal.size() == 1, "persons", "应有且仅有一名法定代表人");
        if (legal.size() == 1 && IdNumber.valid(legal.getFirst().idNumber())) {
            faults.check(IdNumber.adult(legal.getFirst().idNumber(), today), "persons", "法定代表人应年满18周岁");
        }
        shares(inRole(persons, "SHAREHOLDER"), company, faults);
        Set<String> managing = persons.stream()
                .filter(p -> p.role() != null && !"SUPERVISOR".equals(p.role()))
                .filter(p -> p.role().contains("DIRECTOR")
                        || p.role().contains("MANAGER")
                        || p.role().contains("LEGAL"))
                .map(PersonForm::idNumber)
                .collect(Collectors.toSet());
        faults.check(
                inRole(persons, "SUPERVISOR").stream().noneMatch(p -> managing.contains(p.idNumber())),
                "persons",
                "监事不得由董事、高级管理人员兼任");
    }

    private static void shares(List<PersonForm> holders, CompanyForm company, FieldFaults faults) {
        faults.check(!holders.isEmpty(), "persons", "至少有一名股东");
        if (holders.stream().allMatch(h -> h.sharePercent() != null)) {
            BigDecimal percent =
                    holders.stream().map(PersonForm::sharePercent).reduce(BigDecimal.ZERO, BigDecimal::add);
            faults.check(holders.isEmpty() || percent.compareTo(WHOLE) == 0, "persons.sharePercent", "股东持股比例合计应为100%");
        } else {
            faults.check(false, "persons.sharePercent", "股东应填写持股比例");
        }
        if (!holders.isEmpty()
                && company.capital() != null
                && company.capital().amount() != null
                && holders.stream().allMatch(h -> h.capitalAmount() != null)) {
            BigDecimal paid = holders.stream().map(PersonForm::capitalAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
            faults.check(paid.compareTo(company.capital().amount()) == 0, "persons.capitalAmount", "股东认缴出资额合计应等于注册资本");
        }
    }

    private static List<PersonForm> inRole(List<PersonForm> persons, String role) {
        return persons.stream().filter(p -> role.equals(p.role())).toList();
    }
}
