package io.maotong.sandbox.office;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueHandler;
import io.maotong.sandbox.registry.Companies;
import io.maotong.sandbox.registry.Companies.Company;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enterprises on file with customs (海关备案) and the codes they got. */
@Component
public class CustomsOffice implements DueHandler {

    private static final String KIND = "customs-office.review";
    private static final Duration REVIEW = Duration.ofSeconds(1);
    private static final LocalDate NO_END = LocalDate.of(2068, 7, 31);
    private static final String OFFICE = "连云港海关（沙箱）";
    private static final String SERIAL_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NumberSequence numbers;
    private final DueActions due;
    private final Companies companies;

    /** @param uscc null for the carriers of the sandbox */
    public record Enterprise(
            String customsCode, String uscc, String name, LocalDate validFrom, LocalDate validTo, String roles) {

        /** Whether a party code in a document means this enterprise: both codes are in use. */
        public boolean isCalled(String code) {
            return code != null && (code.equals(customsCode) || code.equals(uscc));
        }
    }

    record Registration(
            String serial,
            String uscc,
            String companyName,
            String regionCode,
            String contact,
            String mobile,
            List<String> roles) {}

    record Accepted(String registrationNo, String status) {}

    record State(
            String registrationNo,
            String status,
            String customsCode,
            String customsName,
            LocalDate validFrom,
            LocalDate validTo,
            String reason) {}

    CustomsOffice(JdbcClient jdbc, Clock clock, NumberSequence numbers, DueActions due, Companies companies) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.numbers = numbers;
        this.due = due;
        this.companies = companies;
    }

    Accepted accept(Registration request) {
        String number = "BA" + today().format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%08d", numbers.next("customs-office.registration"));
        jdbc.sql("INSERT INTO customs_registration (registration_no, serial, uscc, company_name, roles, status)"
                        + " VALUES (?,?,?,?,?,'ACCEPTED')")
                .params(
                        number,
                        request.serial(),
                        request.uscc(),
                        request.companyName(),
                        String.join(",", request.roles()))
                .update();
        due.schedule(KIND, number, null, REVIEW);
        return new Accepted(number, "ACCEPTED");
    }

    Optional<State> bySerial(String serial) {
        return jdbc.sql("SELECT * FROM customs_registration WHERE serial = ?")
                .params(serial)
                .query((row, n) -> new State(
                        row.getString("registration_no"),
                        row.getString("status"),
                        row.getString("customs_code"),
                        row.getString("customs_name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("reason")))
                .optional();
    }

    public Optional<Enterprise> byCustomsCode(String customsCode) {
        return jdbc.sql("SELECT * FROM customs_registration WHERE customs_code = ? AND status = 'APPROVED' LIMIT 1")
                .params(customsCode)
                .query((row, n) -> enterprise(row))
                .optional();
    }

    /** Enterprises by whichever of their codes was asked for; unknown codes are absent. */
    public Map<String, Enterprise> byCodes(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        List<Enterprise> found = jdbc.sql("SELECT * FROM customs_registration WHERE status = 'APPROVED'"
                        + " AND (customs_code IN (:codes) OR uscc IN (:codes))")
                .param("codes", codes)
                .query((row, n) -> enterprise(row))
                .list();
        return codes.stream()
                .distinct()
                .flatMap(code ->
                        found.stream().filter(e -> e.isCalled(code)).limit(1).map(e -> Map.entry(code, e)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Files a company without waiting, for the control API; a company that has a code keeps it. */
    String file(String uscc, String name) {
        String number = "BA" + today().format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%08d", numbers.next("customs-office.registration"));
        jdbc.sql("INSERT INTO customs_registration (registration_no, serial, uscc, company_name, roles, status)"
                        + " VALUES (?,?,?,?,'EBC,AGENT','ACCEPTED')")
                .params(number, "CONTROL-" + number, uscc, name)
                .update();
        review(number);
        State state = bySerial("CONTROL-" + number).orElseThrow();
        if (state.customsCode() == null) {
            throw new IllegalStateException(state.reason());
        }
        return state.customsCode();
    }

    private static Enterprise enterprise(ResultSet row) throws SQLException {
        return new Enterprise(
                row.getString("customs_code"),
                row.getString("uscc"),
                row.getString("company_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("roles"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(List<DueAction> actions) {
        actions.forEach(action -> review(action.ref()));
    }

    private void review(String number) {
        record Row(String uscc, String name) {}
        Row row = jdbc.sql("SELECT uscc, company_name FROM customs_registration WHERE registration_no = ? FOR UPDATE")
                .params(number)
                .query((r, n) -> new Row(r.getString(1), r.getString(2)))
                .single();
        Optional<Company> company = companies.byUscc(row.uscc());
        if (company.isEmpty()) {
            reject(number, "市场监管部门无此企业的登记信息");
        } else if (!company.get().status().equals("ACTIVE")) {
            reject(number, "企业已不在存续状态");
        } else if (!company.get().name().equals(row.name())) {
            reject(number, "企业名称与登记信息不一致");
        } else {
            String code = jdbc.sql("SELECT customs_code FROM customs_registration WHERE uscc = ?"
                            + " AND status = 'APPROVED' LIMIT 1")
                    .params(row.uscc())
                    .query(String.class)
                    .optional()
                    .orElseGet(() -> customsCode(numbers.next("customs-office.code")));
            jdbc.sql("UPDATE customs_registration SET status = 'APPROVED', customs_code = ?, customs_name = ?,"
                            + " valid_from = ?, valid_to = ? WHERE registration_no = ?")
                    .params(code, OFFICE, today(), NO_END, number)
                    .update();
        }
    }

    /** 4 locality, zone 9 (other), kind 6 (private), 4 serial; serials from S000 on are reserved to the sandbox. */
    static String customsCode(long number) {
        int base = SERIAL_ALPHABET.length();
        long value = number + (long) SERIAL_ALPHABET.indexOf('S') * base * base * base;
        StringBuilder serial = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            serial.insert(0, SERIAL_ALPHABET.charAt((int) (value % base)));
            value /= base;
        }
        if (value > 0) {
            throw new IllegalStateException("the reserved customs codes are used up");
        }
        return "320796" + serial;
    }

    private void reject(String number, String reason) {
        jdbc.sql("UPDATE customs_registration SET status = 'REJECTED', reason = ? WHERE registration_no = ?")
                .params(reason, number)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
    }
}
