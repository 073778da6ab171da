package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** XZTHSXED: download a part of the month's amount (sqlx 0) or give the unspent back (1); once per ywlsh. */
@Component
final class QuotaMoveService implements TaxService {

    private final JdbcTemplate jdbc;
    private final Quotas quotas;
    private final TaxParties parties;
    private final TaxTransaction transaction;
    private final Clock clock;

    private record Move(String period, String kind, BigDecimal amount) {}

    QuotaMoveService(JdbcTemplate jdbc, Quotas quotas, TaxParties parties, TaxTransaction transaction, Clock clock) {
        this.jdbc = jdbc;
        this.quotas = quotas;
        this.parties = parties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "XZTHSXED";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        String kind = request.required("sqlx");
        String serial = request.required("ywlsh");
        BigDecimal amount = request.decimal("sqed");
        if (amount == null || amount.signum() <= 0 || amount.scale() > 2) {
            throw new TaxRefusal(TaxRefusal.INVALID, "sqed须为大于零、至多两位小数的金额");
        }
        if (!kind.equals("0") && !kind.equals("1")) {
            throw new TaxRefusal(TaxRefusal.INVALID, "sqlx须为0（下载）或1（退回）");
        }
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.UNKNOWN_TAXPAYER, "纳税人识别号未登记：" + taxNo);
        }
        return transaction.run(() -> move(taxNo, serial, new Move(quotas.currentPeriod(), kind, amount.setScale(2))));
    }

    private QuotaService.Left move(String taxNo, String serial, Move move) {
        Quotas.Quota quota = quotas.lock(taxNo, move.period());
        List<Move> before = jdbc.query(
                "SELECT period, kind, amount FROM tax_quota_move WHERE tax_no = ? AND serial = ?",
                (row, n) -> new Move(row.getString(1), row.getString(2), row.getBigDecimal(3)),
                taxNo,
                serial);
        if (!before.isEmpty()) {
            if (!before.getFirst().kind().equals(move.kind())
                    || before.getFirst().amount().compareTo(move.amount()) != 0) {
                throw new TaxRefusal(TaxRefusal.SERIAL_REUSED, "业务流水号已用于另一申请");
            }
            return QuotaService.Left.of(quota);
        }
        boolean download = move.kind().equals("0");
        if (quota.suspended()) {
            throw new TaxRefusal(TaxRefusal.QUOTA, "授信额度已暂停");
        }
        if (move.amount().compareTo(download ? quota.available() : quota.unused()) > 0) {
            throw new TaxRefusal(
                    TaxRefusal.QUOTA,
                    download
                            ? "可用额度不足，剩余" + quota.available().toPlainString()
                            : "可退回额度不足，剩余" + quota.unused().toPlainString());
        }
        Quotas.Quota moved =
                quota.downloadedBy(download ? move.amount() : move.amount().negate());
        quotas.save(moved);
        jdbc.update(
                "INSERT INTO tax_quota_move (tax_no, serial, period, kind, amount, created_at) VALUES (?,?,?,?,?,?)",
                taxNo,
                serial,
                move.period(),
                move.kind(),
                move.amount(),
                UtcTime.toRow(clock.instant()));
        return QuotaService.Left.of(moved);
    }
}
