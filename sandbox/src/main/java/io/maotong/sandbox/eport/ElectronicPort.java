package io.maotong.sandbox.eport;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.office.CustomsOffice;
import io.maotong.sandbox.office.CustomsOffice.Enterprise;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cards, DXP ids and certificates of enterprises that customs knows. */
@Component
public class ElectronicPort {

    static final String CARD_KIND = "eport.card";
    static final String DXP_KIND = "eport.dxp";
    private static final Duration REVIEW = Duration.ofSeconds(1);
    private static final int CARD_YEARS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NumberSequence numbers;
    private final DueActions due;
    private final CustomsOffice office;
    private final CertificateAuthority authority;
    private final SecureRandom random = new SecureRandom();

    /** An active terminal and whose it is. */
    public record Terminal(String dxpId, String customsCode, String companyName) {}

    record CardRequest(String serial, String customsCode, String uscc, String holderName, String kind) {}

    record DxpRequest(
            String serial,
            String customsCode,
            String companyName,
            String contact,
            String clientType,
            String protocol) {}

    record CertificateRequest(String serial, String ownerCode, String ownerName, String csrPem) {}

    record Accepted(String serial, String status) {}

    record CardState(String status, String cardNo, LocalDate validFrom, LocalDate validTo, String reason) {}

    record DxpState(String status, String dxpId, String queue, String reason) {}

    record CertificateResponse(
            String certificatePem,
            String certificateNo,
            OffsetDateTime notBefore,
            OffsetDateTime notAfter,
            String chainPem) {}

    ElectronicPort(
            JdbcClient jdbc,
            Clock clock,
            NumberSequence numbers,
            DueActions due,
            CustomsOffice office,
            CertificateAuthority authority) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.numbers = numbers;
        this.due = due;
        this.office = office;
        this.authority = authority;
    }

    Accepted accept(CardRequest request) {
        jdbc.sql("INSERT INTO eport_card (serial, customs_code, uscc, holder_name, kind, status)"
                        + " VALUES (?,?,?,?,?,'ACCEPTED')")
                .params(request.serial(), request.customsCode(), request.uscc(), request.holderName(), request.kind())
                .update();
        due.schedule(CARD_KIND, request.serial(), null, REVIEW);
        return new Accepted(request.serial(), "ACCEPTED");
    }

    Accepted accept(DxpRequest request) {
        jdbc.sql("INSERT INTO eport_dxp (serial, customs_code, company_name, status) VALUES (?,?,?,'ACCEPTED')")
                .params(request.serial(), request.customsCode(), request.companyName())
                .update();
        due.schedule(DXP_KIND, request.serial(), null, REVIEW);
        return new Accepted(request.serial(), "ACCEPTED");
    }

    CertificateResponse certify(CertificateRequest request, PublicKey publicKey) {
        Enterprise owner = office.byCustomsCode(request.ownerCode())
                .orElseThrow(() -> Refusal.conflict("OWNER_UNKNOWN", "该代码未在海关备案"));
        if (!owner.name().equals(request.ownerName())) {
            throw Refusal.conflict("OWNER_NAME", "企业名称与海关备案不一致：" + owner.name());
        }
        CertificateAuthority.Issued issued = authority.issue(owner.customsCode(), owner.name(), publicKey);
        return new CertificateResponse(
                issued.certificatePem(),
                issued.certificateNo(),
                UtcTime.inBusinessZone(issued.notBefore()),
                UtcTime.inBusinessZone(issued.notAfter()),
                issued.chainPem());
    }

    Optional<CardState> card(String serial) {
        return jdbc.sql("SELECT * FROM eport_card WHERE serial = ?")
                .params(serial)
                .query((row, n) -> new CardState(
                        row.getString("status"),
                        row.getString("card_no"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("reason")))
                .optional();
    }

    Optional<DxpState> dxp(String serial) {
        return jdbc.sql("SELECT * FROM eport_dxp WHERE serial = ?")
                .params(serial)
                .query((row, n) -> {
                    String dxpId = row.getString("dxp_id");
                    boolean approved = "APPROVED".equals(row.getString("status"));
                    return new DxpState(
                            row.getString("status"),
                            approved ? dxpId : null,
                            approved ? DxpQueues.nameOf(dxpId) : null,
                            row.getString("reason"));
                })
                .optional();
    }

    public Optional<Terminal> terminal(String dxpId) {
        return jdbc.sql("SELECT * FROM eport_dxp WHERE dxp_id = ? AND status = 'APPROVED'")
                .params(dxpId)
                .query((row, n) -> new Terminal(
                        row.getString("dxp_id"), row.getString("customs_code"), row.getString("company_name")))
                .optional();
    }

    /** For the control API: a card without waiting. */
    void enterCard(String serial, Enterprise owner) {
        accept(new CardRequest(serial, owner.customsCode(), owner.uscc(), owner.name(), "OPERATOR"));
        reviewCards(List.of(serial));
    }

    /** For the control API: an application that is approved at once. */
    void enterDxp(String serial, Enterprise owner) {
        jdbc.sql("INSERT INTO eport_dxp (serial, customs_code, company_name, status) VALUES (?,?,?,'ACCEPTED')")
                .params(serial, owner.customsCode(), owner.name())
                .update();
    }

    void reviewCards(List<String> serials) {
        for (String serial : serials) {
            record Row(String customsCode, String uscc) {}
            Row row = jdbc.sql("SELECT customs_code, uscc FROM eport_card WHERE serial = ? FOR UPDATE")
                    .params(serial)
                    .query((r, n) -> new Row(r.getString(1), r.getString(2)))
                    .single();
            Optional<Enterprise> owner = office.byCustomsCode(row.customsCode());
            if (owner.isEmpty()
                    || row.uscc() != null && !row.uscc().equals(owner.get().uscc())) {
                jdbc.sql("UPDATE eport_card SET status = 'REJECTED', reason = ? WHERE serial = ?")
                        .params(owner.isEmpty() ? "该代码未在海关备案" : "统一社会信用代码与海关备案不一致", serial)
                        .update();
                continue;
            }
            jdbc.sql("UPDATE eport_card SET status = 'APPROVED', card_no = ?, valid_from = ?, valid_to = ?"
                            + " WHERE serial = ?")
                    .params(
                            "89" + String.format("%011d", numbers.next("eport.card")),
                            today(),
                            today().plusYears(CARD_YEARS),
                            serial)
                    .update();
        }
    }

    /** Why this application must be refused, or empty. */
    Optional<String> dxpFault(String serial) {
        record Row(String customsCode, String name) {}
        Row row = jdbc.sql("SELECT customs_code, company_name FROM eport_dxp WHERE serial = ?")
                .params(serial)
                .query((r, n) -> new Row(r.getString(1), r.getString(2)))
                .single();
        Optional<Enterprise> owner = office.byCustomsCode(row.customsCode());
        if (owner.isEmpty()) {
            return Optional.of("该代码未在海关备案");
        }
        if (!owner.get().name().equals(row.name())) {
            return Optional.of("企业名称与海关备案不一致");
        }
        boolean card = jdbc.sql("SELECT COUNT(*) FROM eport_card WHERE customs_code = ? AND status = 'APPROVED'")
                        .params(row.customsCode())
                        .query(Long.class)
                        .single()
                > 0;
        return card ? Optional.empty() : Optional.of("企业尚未办理电子口岸卡");
    }

    void refuseDxp(String serial, String reason) {
        jdbc.sql("UPDATE eport_dxp SET status = 'REJECTED', reason = ? WHERE serial = ?")
                .params(reason, serial)
                .update();
    }

    /**
     * The id of an application, assigned once, before the queue is declared. Drawn at random, so that two sandboxes on
     * one broker do not share queues.
     */
    String assignDxpId(String serial) {
        jdbc.sql("UPDATE eport_dxp SET dxp_id = ? WHERE serial = ? AND dxp_id IS NULL")
                .params("DXPENT9" + String.format("%09d", random.nextInt(1_000_000_000)), serial)
                .update();
        return jdbc.sql("SELECT dxp_id FROM eport_dxp WHERE serial = ?")
                .params(serial)
                .query(String.class)
                .single();
    }

    void approveDxp(String serial) {
        jdbc.sql("UPDATE eport_dxp SET status = 'APPROVED' WHERE serial = ?")
                .params(serial)
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
    }
}
