package io.maotong.sandbox.registry;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueHandler;
import io.maotong.sandbox.registry.RegistryForms.Application;
import io.maotong.sandbox.registry.RegistryForms.ApplicationAccepted;
import io.maotong.sandbox.registry.RegistryForms.ApplicationState;
import io.maotong.sandbox.registry.RegistryForms.CompanyState;
import io.maotong.sandbox.registry.RegistryForms.FieldResult;
import io.maotong.sandbox.registry.RegistryForms.NameCheck;
import io.maotong.sandbox.registry.RegistryForms.NameConflict;
import io.maotong.sandbox.registry.RegistryForms.NameParts;
import io.maotong.sandbox.registry.RegistryForms.NameResult;
import io.maotong.sandbox.registry.RegistryForms.PersonCheck;
import io.maotong.sandbox.registry.RegistryForms.PersonForm;
import io.maotong.sandbox.registry.RegistryForms.PersonResult;
import io.maotong.sandbox.registry.RegistryForms.Remark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The company register: real-name checks, names, applications that become licences, companies. */
@Component
class RegistryDesk implements Companies, DueHandler {

    static final String KIND = "registry.review";
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int RESERVED_MONTHS = 2;
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final TypeReference<List<Remark>> REMARKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final NumberSequence numbers;
    private final DueActions due;

    RegistryDesk(JdbcClient jdbc, JsonMapper json, Clock clock, NumberSequence numbers, DueActions due) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.numbers = numbers;
        this.due = due;
    }

    private record Person(String name, String mobile) {}

    PersonResult check(PersonCheck request) {
        new FieldFaults()
                .serial(request.serial())
                .present("name", request.name())
                .present("idNumber", request.idNumber())
                .matches("mobile", request.mobile(), MOBILE, "手机号码不正确")
                .refuseIfAny();
        Optional<Person> registered = jdbc.sql("SELECT name, mobile FROM registered_person WHERE id_number = ?")
                .params(request.idNumber())
                .query((row, n) -> new Person(row.getString(1), row.getString(2)))
                .optional();
        boolean number = IdNumber.valid(request.idNumber());
        boolean name = number
                && !request.name().contains("不符")
                && registered.map(p -> p.name().equals(request.name())).orElse(true);
        boolean mobile = registered
                .map(p -> p.mobile() == null || p.mobile().equals(request.mobile()))
                .orElse(true);
        return new PersonResult(
                number && name && mobile ? "MATCH" : "MISMATCH",
                List.of(
                        new FieldResult(
                                "name",
                                name,
                                masked(registered.map(Person::name).orElse(request.name()))),
                        new FieldResult("idNumber", number, null),
                        new FieldResult("mobile", mobile, null)));
    }

    private static String masked(String name) {
        return name.charAt(0) + "*".repeat(Math.max(1, name.length() - 1));
    }

    private record Taken(String name, String tradeName, String industry) {}

    NameResult check(NameCheck request) {
        new FieldFaults()
                .serial(request.serial())
                .present("name", request.name())
                .refuseIfAny();
        CompanyName name = CompanyName.of(request.name());
        NameParts parts = new NameParts(name.region(), name.tradeName(), name.industry(), name.form());
        List<String> faults = name.faults();
        if (!faults.isEmpty()) {
            return new NameResult("INVALID", parts, List.of(), name.alternatives(), faults, null, null);
        }
        List<NameConflict> conflicts = conflicts(name);
        boolean free = conflicts.stream().noneMatch(c -> c.score() == 100);
        String reservationNo = null;
        LocalDate until = null;
        if (free) {
            reservationNo = "MC" + today().format(DateTimeFormatter.BASIC_ISO_DATE)
                    + String.format("%08d", numbers.next("registry.reservation"));
            until = today().plusMonths(RESERVED_MONTHS);
            jdbc.sql("INSERT INTO name_reservation (reservation_no, name, trade_name, industry, reserved_until)"
                            + " VALUES (?,?,?,?,?)")
                    .params(reservationNo, name.whole(), name.tradeName(), name.industry(), until)
                    .update();
        }
        return new NameResult(
                free ? "AVAILABLE" : "CONFLICT",
                parts,
                conflicts,
                free ? List.of() : name.alternatives(),
                List.of(),
                reservationNo,
                until);
    }

    /** Companies whose trade name starts alike, and names under application. */
    private List<NameConflict> conflicts(CompanyName name) {
        List<Taken> near = jdbc.sql("SELECT name, trade_name, industry FROM company"
                        + " WHERE status = 'ACTIVE' AND trade_name LIKE ? LIMIT 200")
                .params(name.tradeName().charAt(0) + "%")
                .query((row, n) -> new Taken(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        List<NameConflict> conflicts = new ArrayList<>();
        for (Taken taken : near) {
            int score = name.likeness(taken.tradeName(), taken.industry());
            if (score > 0) {
                conflicts.add(new NameConflict(taken.name(), score, reason(score)));
            }
        }
        if (underApplication(name.whole(), "")) {
            conflicts.add(new NameConflict(name.whole(), 100, "该名称正在办理登记"));
        }
        return conflicts;
    }

    private static String reason(int score) {
        return switch (score) {
            case 100 -> "同行业字号相同";
            case 80 -> "字号相同，行业不同";
            default -> "字号仅一字之差";
        };
    }

    private boolean underApplication(String name, String exceptNo) {
        return jdbc.sql("SELECT COUNT(*) FROM registry_application WHERE company_name = ? AND application_no <> ?"
                                + " AND status NOT IN ('REJECTED','LICENSED')")
                        .params(name, exceptNo)
                        .query(Long.class)
                        .single()
                > 0;
    }

    ApplicationAccepted apply(Application form) {
        verify(form, "");
        String number = "SQ" + today().format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%08d", numbers.next("registry.application"));
        jdbc.sql("INSERT INTO registry_application (application_no, serial, status, form, company_name)"
                        + " VALUES (?,?,?,?,?)")
                .params(
                        number,
                        form.serial(),
                        "ACCEPTED",
                        json.writeValueAsString(form),
                        form.company().name())
                .update();
        due.schedule(KIND, number, "1 UNDER_REVIEW", STEP);
        return new ApplicationAccepted(number, "ACCEPTED");
    }

    /** The answer to a correction. */
    ApplicationAccepted correct(String number, Application form) {
        String status = jdbc.sql("SELECT status FROM registry_application WHERE application_no = ? FOR UPDATE")
                .params(number)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("没有此申请"));
        if (!"CORRECTION".equals(status)) {
            throw Refusal.conflict("NOT_IN_CORRECTION", "该申请不在补正状态：" + status);
        }
        verify(form, number);
        jdbc.sql("UPDATE registry_application SET status = 'UNDER_REVIEW', form = ?, company_name = ?, remarks = NULL,"
                        + " round = round + 1 WHERE application_no = ?")
                .params(json.writeValueAsString(form), form.company().name(), number)
                .update();
        int round = jdbc.sql("SELECT round FROM registry_application WHERE application_no = ?")
                .params(number)
                .query(Integer.class)
                .single();
        due.schedule(KIND, number, round + " APPROVED", STEP);
        return new ApplicationAccepted(number, "UNDER_REVIEW");
    }

    private void verify(Application form, String ownNumber) {
        FieldFaults faults = ApplicationRules.check(form, today());
        if (form.reservationNo() != null && form.company() != null) {
            record Reservation(String name, LocalDate until) {}
            Optional<Reservation> reservation = jdbc.sql(
                            "SELECT name, reserved_until FROM name_reservation WHERE reservation_no = ?")
                    .params(form.reservationNo())
                    .query((row, n) -> new Reservation(row.getString(1), row.getObject(2, LocalDate.class)))
                    .optional();
            faults.check(
                    reservation.isPresent() && !reservation.get().until().isBefore(today()),
                    "reservationNo",
                    "名称保留不存在或已到期");
            if (reservation.isPresent()) {
                faults.check(reservation.get().name().equals(form.company().name()), "company.name", "与保留的名称不一致");
            }
            faults.check(
                    !underApplication(form.company().name(), ownNumber)
                            && byName(form.company().name()).isEmpty(),
                    "company.name",
                    "该名称已被登记或正在办理登记");
        }
        faults.refuseIfAny();
    }

    private Optional<String> byName(String name) {
        return jdbc.sql("SELECT uscc FROM company WHERE name = ?")
                .params(name)
                .query(String.class)
                .optional();
    }

    Optional<ApplicationState> application(String number) {
        return state("application_no", number);
    }

    Optional<ApplicationState> applicationBySerial(String serial) {
        return state("serial", serial);
    }

    private Optional<ApplicationState> state(String column, String value) {
        return jdbc.sql("SELECT * FROM registry_application WHERE " + column + " = ?")
                .params(value)
                .query((row, n) -> state(row))
                .optional();
    }

    private ApplicationState state(ResultSet row) throws SQLException {
        Application form = json.readValue(row.getString("form"), Application.class);
        String remarks = row.getString("remarks");
        return new ApplicationState(
                row.getString("application_no"),
                row.getString("serial"),
                row.getString("status"),
                remarks == null ? List.of() : json.readValue(remarks, REMARKS),
                row.getString("uscc"),
                row.getString("licence_no"),
                row.getObject("issued_on", LocalDate.class),
                form.company().name(),
                legalRepresentative(form),
                form.company().regionCode());
    }

    private static String legalRepresentative(Application form) {
        return form.persons().stream()
                .filter(p -> "LEGAL_REPRESENTATIVE".equals(p.role()))
                .map(PersonForm::name)
                .findFirst()
                .orElse("");
    }

    Optional<CompanyState> company(String uscc) {
        return jdbc.sql("SELECT * FROM company WHERE uscc = ?")
                .params(uscc)
                .query((row, n) -> new CompanyState(
                        row.getString("uscc"),
                        row.getString("name"),
                        row.getString("legal_representative"),
                        row.getString("region_code"),
                        row.getBigDecimal("capital"),
                        row.getObject("established_on", LocalDate.class),
                        row.getString("status")))
                .optional();
    }

    @Override
    public Optional<Company> byUscc(String uscc) {
        return company(uscc)
                .map(c -> new Company(c.uscc(), c.name(), c.legalRepresentative(), c.regionCode(), c.status()));
    }

    /** A company that exists without an application, for the control API. */
    String enter(String givenUscc, String name, String legalRepresentative, String regionCode) {
        String uscc = givenUscc == null ? CreditCode.issue(numbers.next("registry.uscc")) : givenUscc;
        CompanyName parts = CompanyName.of(name);
        jdbc.sql("INSERT INTO company (uscc, name, trade_name, industry, legal_representative, region_code, capital,"
                        + " established_on, status) VALUES (?,?,?,?,?,?,NULL,?,'ACTIVE')"
                        + " ON DUPLICATE KEY UPDATE legal_representative = VALUES(legal_representative)")
                .params(uscc, name, parts.tradeName(), parts.industry(), legalRepresentative, regionCode, today())
                .update();
        return byName(name).orElseThrow(() -> Refusal.conflict("USCC_TAKEN", "该代码已属于另一企业"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(List<DueAction> actions) {
        for (DueAction action : actions) {
            String[] plan = action.payload().split(" ");
            step(action.ref(), Integer.parseInt(plan[0]), plan[1]);
        }
    }

    private void step(String number, int round, String to) {
        record Row(String status, int round, String form) {}
        Row row = jdbc.sql("SELECT status, round, form FROM registry_application WHERE application_no = ? FOR UPDATE")
                .params(number)
                .query((r, n) -> new Row(r.getString(1), r.getInt(2), r.getString(3)))
                .single();
        if (row.round() != round) {
            return;
        }
        Application form = json.readValue(row.form(), Application.class);
        switch (to) {
            case "UNDER_REVIEW" -> {
                status(number, "UNDER_REVIEW", null);
                due.schedule(KIND, number, round + " APPROVED", STEP);
            }
            case "APPROVED" -> decide(number, round, form);
            case "LICENSED" -> license(number, form);
            default -> throw new IllegalStateException("no such step: " + to);
        }
    }

    private record Scenario(String kind, String field, String remark) {}

    private void decide(String number, int round, Application form) {
        Optional<Scenario> scenario = scenario(form, round);
        if (scenario.isEmpty()) {
            status(number, "APPROVED", null);
            due.schedule(KIND, number, round + " LICENSED", STEP);
            return;
        }
        String remarks = json.writeValueAsString(
                List.of(new Remark(scenario.get().field(), scenario.get().remark())));
        status(number, scenario.get().kind().equals("REJECT") ? "REJECTED" : "CORRECTION", remarks);
    }

    /** A correction is asked for once; written into the form itself (补正, 驳回) it stays until it is taken out. */
    private Optional<Scenario> scenario(Application form, int round) {
        if (form.company().domicile().contains("补正")) {
            return Optional.of(new Scenario("CORRECTION", "company.domicile", "住所与产权证明不一致，请补正"));
        }
        if (form.company().domicile().contains("驳回")) {
            return Optional.of(new Scenario("REJECT", "company.domicile", "住所不符合登记条件"));
        }
        return jdbc
                .sql("SELECT kind, name_contains, field, remark FROM registry_scenario ORDER BY id")
                .query((row, n) -> form.company().name().contains(row.getString("name_contains"))
                                && (round == 1 || row.getString("kind").equals("REJECT"))
                        ? new Scenario(row.getString("kind"), row.getString("field"), row.getString("remark"))
                        : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    private void license(String number, Application form) {
        String uscc = CreditCode.issue(numbers.next("registry.uscc"));
        CompanyName name = CompanyName.of(form.company().name());
        jdbc.sql("INSERT INTO company (uscc, name, trade_name, industry, legal_representative, region_code, capital,"
                        + " established_on, status) VALUES (?,?,?,?,?,?,?,?,'ACTIVE')")
                .params(
                        uscc,
                        form.company().name(),
                        name.tradeName(),
                        name.industry(),
                        legalRepresentative(form),
                        form.company().regionCode(),
                        form.company().capital().amount(),
                        today())
                .update();
        jdbc.sql("UPDATE registry_application SET status = 'LICENSED', uscc = ?, licence_no = ?, issued_on = ?"
                        + " WHERE application_no = ?")
                .params(uscc, "320722" + String.format("%09d", numbers.next("registry.licence")), today(), number)
                .update();
    }

    private void status(String number, String status, String remarks) {
        jdbc.sql("UPDATE registry_application SET status = ?, remarks = ? WHERE application_no = ?")
                .params(status, remarks, number)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
    }
}
