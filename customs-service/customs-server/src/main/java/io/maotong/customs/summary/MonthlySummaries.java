package io.maotong.customs.summary;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.RecurringWork;
import io.maotong.customs.issue.Issue;
import io.maotong.customs.issue.Issues;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Summarises the closed lists of the previous month for every merchant, from some day of the month on. What becomes
 * closed later that month is summarised in the next round; after the deadline it is told besides.
 */
@Component
class MonthlySummaries implements RecurringWork {

    private static final Logger log = LoggerFactory.getLogger(MonthlySummaries.class);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final SummaryListMapper members;
    private final SummaryService service;
    private final Issues issues;
    private final CustomsSettings settings;
    private final Clock clock;

    MonthlySummaries(
            SummaryListMapper members, SummaryService service, Issues issues, CustomsSettings settings, Clock clock) {
        this.members = members;
        this.service = service;
        this.issues = issues;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        run(BusinessTime.today(clock), settings.summary());
    }

    /** @param when the days that count */
    void run(LocalDate today, CustomsSettings.Summary when) {
        if (today.getDayOfMonth() < when.monthlyFromDay()) {
            return;
        }
        YearMonth month = YearMonth.from(today).minusMonths(1);
        List<Long> merchants = MerchantScope.everywhere(
                "a job for all merchants",
                () -> members.merchantsWithOpenLists(
                        month.atDay(1)
                                .atTime(LocalTime.MIN)
                                .atZone(BusinessTime.ZONE)
                                .toInstant(),
                        month.plusMonths(1)
                                .atDay(1)
                                .atTime(LocalTime.MIN)
                                .atZone(BusinessTime.ZONE)
                                .toInstant()));
        merchants.forEach(merchant ->
                MerchantScope.run(merchant, () -> summarise(month, today.getDayOfMonth() > when.monthlyByDay())));
    }

    private void summarise(YearMonth month, boolean isLate) {
        try {
            SummaryRow row = service.create(new SummaryRequest(MONTH.format(month), null), "system");
            log.info("summary {} of {} takes in {} lists", row.summaryNo, month, row.lists);
            if (isLate) {
                issues.raise(List.of(late(row, month)));
            }
        } catch (BusinessException e) {
            // Nothing is ready yet, or the merchant may not declare just now: the next round looks again.
            if (e.code() != CustomsError.NOTHING_TO_SUMMARISE) {
                log.warn("lists of {} are not summarised: {}", month, e.getMessage());
            }
        }
    }

    private static Issue late(SummaryRow row, YearMonth month) {
        return new Issue(
                "SUMMARY-LATE:" + row.id,
                "SUMMARY",
                "W",
                null,
                DocumentType.SUMMARY.code(),
                null,
                null,
                row.summaryNo,
                "S-LATE",
                "STATE",
                "MERCHANT",
                Text.of(
                                "%s 的 %s 张清单在规定日期之后才汇总申报：请向主管海关说明",
                                "Lists of %s (%s) are summarised after the deadline: be ready to explain it to customs")
                        .with(month, row.lists),
                null);
    }
}
