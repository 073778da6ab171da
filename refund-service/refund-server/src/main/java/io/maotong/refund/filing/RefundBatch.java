package io.maotong.refund.filing;

import io.maotong.core.error.IllegalTransition;
import io.maotong.core.money.Money;
import java.time.Instant;

/** A filing for refund 退税批次. Once submitted its rows are frozen; corrections are new filings. */
final class RefundBatch {

    private final long id;
    private final long merchantId;
    private final String period;
    private final String batchNo;
    private final String serial;
    private final Instant createdAt;
    private long version;
    private RefundStatus status;
    private Money refundable;
    private Money fobUsd;
    private String acceptanceNo;
    private Money approved;
    private Money paid;
    private Instant paidAt;
    private String bankReference;
    private String reason;

    private RefundBatch(long id, long merchantId, String period, String batchNo, String serial, Instant createdAt) {
        this.id = id;
        this.merchantId = merchantId;
        this.period = period;
        this.batchNo = batchNo;
        this.serial = serial;
        this.createdAt = createdAt;
    }

    static RefundBatch open(long id, long merchantId, String period, int number, Instant now) {
        RefundBatch batch =
                new RefundBatch(id, merchantId, period, "%03d".formatted(number), "RF" + Long.toString(id, 36), now);
        batch.status = RefundStatus.DRAFT;
        batch.refundable = Money.zero("CNY");
        batch.fobUsd = Money.zero("USD");
        return batch;
    }

    static RefundBatch from(RefundBatchRow row) {
        RefundBatch batch = new RefundBatch(row.id, row.merchantId, row.period, row.batchNo, row.serial, row.createdAt);
        batch.version = row.version;
        batch.status = row.status;
        batch.refundable = Money.of(row.refundable, "CNY");
        batch.fobUsd = Money.of(row.fobUsd, "USD");
        batch.acceptanceNo = row.acceptanceNo;
        batch.approved = row.approved == null ? null : Money.of(row.approved, "CNY");
        batch.paid = row.paid == null ? null : Money.of(row.paid, "CNY");
        batch.paidAt = row.paidAt;
        batch.bankReference = row.bankReference;
        batch.reason = row.reason;
        return batch;
    }

    RefundBatchRow toRow(Instant now) {
        RefundBatchRow row = new RefundBatchRow();
        row.id = id;
        row.merchantId = merchantId;
        row.version = version;
        row.period = period;
        row.batchNo = batchNo;
        row.status = status;
        row.serial = serial;
        row.refundable = refundable.amount();
        row.fobUsd = fobUsd.amount();
        row.acceptanceNo = acceptanceNo;
        row.approved = approved == null ? null : approved.amount();
        row.paid = paid == null ? null : paid.amount();
        row.paidAt = paidAt;
        row.bankReference = bankReference;
        row.reason = reason;
        row.createdAt = createdAt;
        row.updatedAt = now;
        return row;
    }

    void matched() {
        move(RefundStatus.DRAFT, RefundStatus.MATCHED, "match");
    }

    void prechecked(Money refund, Money fob) {
        move(RefundStatus.MATCHED, RefundStatus.PRECHECKED, "pass the pre-check");
        refundable = refund;
        fobUsd = fob;
    }

    void nothingToFile(String why) {
        if (status != RefundStatus.DRAFT && status != RefundStatus.MATCHED) {
            throw new IllegalTransition("refund batch", status, "give up");
        }
        status = RefundStatus.REJECTED;
        reason = why;
        version++;
    }

    void submitted() {
        move(RefundStatus.PRECHECKED, RefundStatus.SUBMITTED, "submit");
    }

    void refusedByBureau(String why) {
        if (status != RefundStatus.PRECHECKED && !status.isAtTheBureau()) {
            throw new IllegalTransition("refund batch", status, "be returned");
        }
        status = RefundStatus.REJECTED;
        reason = why;
        version++;
    }

    /** @return whether this was news */
    boolean advance(RefundStatus next, BureauAnswer answer) {
        if (!status.mayAdvanceTo(next)) {
            return false;
        }
        status = next;
        acceptanceNo = answer.acceptanceNo() == null ? acceptanceNo : answer.acceptanceNo();
        approved = answer.approvedAmount() == null ? approved : Money.of(answer.approvedAmount(), "CNY");
        if (next == RefundStatus.PAID) {
            paid = Money.of(answer.paidAmount(), "CNY");
            paidAt = answer.paidAt();
            bankReference = answer.bankRef();
        }
        version++;
        return true;
    }

    private void move(RefundStatus from, RefundStatus to, String action) {
        if (status != from) {
            throw new IllegalTransition("refund batch", status, action);
        }
        status = to;
        version++;
    }

    long id() {
        return id;
    }

    long merchantId() {
        return merchantId;
    }

    long version() {
        return version;
    }

    String period() {
        return period;
    }

    String batchNo() {
        return batchNo;
    }

    String serial() {
        return serial;
    }

    RefundStatus status() {
        return status;
    }

    Money refundable() {
        return refundable;
    }

    Money fobUsd() {
        return fobUsd;
    }

    Money paid() {
        return paid;
    }

    String reference() {
        return status == RefundStatus.PAID ? bankReference : acceptanceNo;
    }
}
