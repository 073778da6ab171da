package io.maotong.sandbox.registry;

import io.maotong.sandbox.authority.FieldFaults;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People, companies and reviewers' moods. */
@RestController
@RequestMapping("/control/registry")
class ControlRegistryController {

    private static final Pattern KIND = Pattern.compile("CORRECTION|REJECT");

    private final JdbcClient jdbc;
    private final RegistryDesk desk;

    record Person(String idNumber, String name, String mobile) {}

    record CompanyEntry(String uscc, String name, String legalRepresentative, String regionCode) {}

    record Entered(String uscc) {}

    record Scenario(String kind, String nameContains, String field, String remark) {}

    record StatusChange(String uscc, String status) {}

    ControlRegistryController(JdbcClient jdbc, RegistryDesk desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    @PostMapping("/persons")
    void person(@RequestBody Person person) {
        new FieldFaults()
                .check(IdNumber.valid(person.idNumber()), "idNumber", "证件号码校验不通过")
                .present("name", person.name())
                .refuseIfAny();
        jdbc.sql("REPLACE INTO registered_person (id_number, name, mobile) VALUES (?,?,?)")
                .params(person.idNumber(), person.name(), person.mobile())
                .update();
    }

    @PostMapping("/companies")
    @Transactional
    Entered company(@RequestBody CompanyEntry company) {
        new FieldFaults()
                .check(company.uscc() == null || CreditCode.valid(company.uscc()), "uscc", "统一社会信用代码校验不通过")
                .present("name", company.name())
                .refuseIfAny();
        return new Entered(desk.enter(
                company.uscc(),
                company.name(),
                company.legalRepresentative() == null ? "张三" : company.legalRepresentative(),
                company.regionCode() == null ? "320722" : company.regionCode()));
    }

    @PostMapping("/company-status")
    void status(@RequestBody StatusChange change) {
        new FieldFaults()
                .matches("status", change.status(), Pattern.compile("ACTIVE|REVOKED|CANCELLED"), "状态不正确")
                .refuseIfAny();
        jdbc.sql("UPDATE company SET status = ? WHERE uscc = ?")
                .params(change.status(), change.uscc())
                .update();
    }

    @PostMapping("/scenarios")
    void scenario(@RequestBody Scenario scenario) {
        new FieldFaults()
                .matches("kind", scenario.kind(), KIND, "CORRECTION | REJECT")
                .present("nameContains", scenario.nameContains())
                .refuseIfAny();
        jdbc.sql("INSERT INTO registry_scenario (kind, name_contains, field, remark) VALUES (?,?,?,?)")
                .params(
                        scenario.kind(),
                        scenario.nameContains(),
                        scenario.field() == null ? "company.domicile" : scenario.field(),
                        scenario.remark() == null ? "请补正" : scenario.remark())
                .update();
    }

    @DeleteMapping("/scenarios")
    void noScenarios() {
        jdbc.sql("DELETE FROM registry_scenario").update();
    }
}
