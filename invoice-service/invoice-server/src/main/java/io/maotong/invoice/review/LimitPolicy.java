package io.maotong.invoice.review;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.issue.InvoiceShelf;
import io.maotong.invoice.issue.ReviewPolicy;
import io.maotong.invoice.issue.ReviewReason;
import io.maotong.invoice.issue.StoredInvoice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The merchant's own limits. Where sums are limited submitting holds the merchant's lock, so that two at once cannot both stay below. */
@Service
class LimitPolicy implements ReviewPolicy {

    private final LimitMapper limits;
    private final InvoiceShelf shelf;
    private final Clock clock;

    LimitPolicy(LimitMapper limits, InvoiceShelf shelf, Clock clock) {
        this.limits = limits;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public List<ReviewReason> reasons(StoredInvoice draft) {
        LimitRow row = limits.ofMerchant();
        if (row == null) {
            return List.of();
        }
        LocalDate today = BusinessTime.today(clock);
        Limits own = new Limits(row.perInvoice, row.perBuyerDay, row.perMonth);
        BigDecimal buyerToday = row.perBuyerDay == null
                ? BigDecimal.ZERO
                : shelf.submitted(shelf.buyerKey(draft.document().buyer()), today);
        BigDecimal month = row.perMonth == null
                ? BigDecimal.ZERO
                : shelf.submitted(today.withDayOfMonth(1), today.withDayOfMonth(today.lengthOfMonth()));
        return own.reasons(draft.document().amount(), buyerToday, month);
    }

    @Override
    public boolean countsOthers() {
        LimitRow row = limits.ofMerchant();
        return row != null && (row.perBuyerDay != null || row.perMonth != null);
    }

    LimitRow get() {
        return limits.ofMerchant();
    }

    /** @param version of the limits that are changed, 0 if there were none */
    @Transactional
    LimitRow set(Limits next, long version, String actor) {
        LimitRow row = limits.lock();
        boolean first = row == null;
        if ((first ? 0 : row.version) != version) {
            throw changed(first ? 0 : row.version);
        }
        if (first) {
            row = new LimitRow();
            row.merchantId = MerchantScope.merchantId();
            row.version = 0L;
        }
        row.version++;
        row.perInvoice = next.perInvoice();
        row.perBuyerDay = next.perBuyerDay();
        row.perMonth = next.perMonth();
        row.updatedBy = actor;
        row.updatedAt = clock.instant();
        try {
            if (first) {
                limits.insert(row);
            } else {
                limits.updateById(row);
            }
        } catch (DuplicateKeyException e) {
            throw changed(1);
        }
        return row;
    }

    private static BusinessException changed(long version) {
        return new BusinessException(
                InvoiceError.VERSION_CONFLICT,
                Text.of("限额已被他人修改，当前版本 %d", "The limits are at version %d now").with(version));
    }
}
