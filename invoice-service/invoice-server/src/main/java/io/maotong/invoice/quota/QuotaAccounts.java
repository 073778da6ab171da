package io.maotong.invoice.quota;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.InvoiceProperties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What is left of the quota, and for how long it will do. */
@Service
class QuotaAccounts {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "period", "period");
    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    /**
     * @param low whether less is left than the low-water mark
     * @param daysLeft for how many days the rest will do at this month's pace; null for a closed period, or without a pace
     */
    record Account(QuotaRow row, BigDecimal free, boolean low, Integer daysLeft) {}

    private final QuotaMapper quotas;
    private final InvoiceProperties.Quota settings;
    private final Clock clock;

    QuotaAccounts(QuotaMapper quotas, InvoiceProperties properties, Clock clock) {
        this.quotas = quotas;
        this.settings = properties.quota();
        this.clock = clock;
    }

    PageResponse<Account> list(String period, PageRequest page) {
        return PageResponse.of(
                quotas.selectPage(
                        page.toPage(SORTABLE, "period,desc"),
                        new QueryWrapper<QuotaRow>().eq(period != null, "period", period)),
                this::account);
    }

    private Account account(QuotaRow row) {
        BigDecimal free = row.free();
        boolean open = row.closedAt == null;
        boolean low = open && free.compareTo(row.downloaded.multiply(settings.lowWater())) < 0;
        return new Account(row, free, low, open ? daysLeft(row, free, BusinessTime.today(clock)) : null);
    }

    private static Integer daysLeft(QuotaRow row, BigDecimal free, LocalDate today) {
        BigDecimal spent = row.used.add(row.reserved);
        if (spent.signum() == 0 || !row.period.equals(PERIOD.format(today))) {
            return null;
        }
        return free.multiply(BigDecimal.valueOf(today.getDayOfMonth()))
                .divide(spent, 0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(999))
                .intValue();
    }
}
