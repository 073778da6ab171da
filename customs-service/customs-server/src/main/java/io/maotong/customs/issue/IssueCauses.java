package io.maotong.customs.issue;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.document.CustomsError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The analysis of causes; the database counts. */
@Component
class IssueCauses {

    private static final int LONGEST_DAYS = 400;
    private static final int USUAL_DAYS = 30;
    private static final int DECIMALS = 4;

    private final CauseMapper mapper;
    private final Clock clock;

    IssueCauses(CauseMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * @param merchantId for operators: only of this merchant; null for all that the caller may see
     * @param first 30 days before the last one if null
     * @param last today if null
     */
    CausesResponse count(CauseBy by, Long merchantId, LocalDate first, LocalDate last) {
        LocalDate to = last == null ? BusinessTime.today(clock) : last;
        LocalDate from = first == null ? to.minusDays(USUAL_DAYS) : first;
        new Violations()
                .check(
                        !from.isAfter(to) && !from.plusDays(LONGEST_DAYS).isBefore(to),
                        CustomsError.INVALID_EXCEPTION,
                        "from",
                        "RANGE",
                        "from <= to, <= " + LONGEST_DAYS,
                        Text.of("起止日期有误，最长%d天", "The first day is not after the last, %d days at most")
                                .with(LONGEST_DAYS))
                .throwIfAny(CustomsError.INVALID_EXCEPTION);
        Instant begin = from.atStartOfDay(BusinessTime.ZONE).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant();
        CauseMapper.Count issues = mapper.allIssues(merchantId, begin, end);
        CauseMapper.Count lists = mapper.allLists(merchantId, begin, end);
        Map<String, CauseMapper.Count> listsOf = new HashMap<>();
        if (by.ofLists() != null) {
            mapper.lists(by.ofLists(), merchantId, begin, end).forEach(count -> listsOf.put(count.cause, count));
        }
        List<CausesResponse.Cause> causes = mapper.issues(by.ofIssues(), merchantId, begin, end).stream()
                .map(count -> cause(count, issues.counted, by.ofLists() == null ? null : listsOf.get(count.cause)))
                .toList();
        return new CausesResponse(
                by,
                from,
                to,
                issues.counted,
                issues.part,
                lists.counted,
                lists.part,
                share(lists.part, lists.counted),
                causes);
    }

    private static CausesResponse.Cause cause(CauseMapper.Count count, long all, CauseMapper.Count lists) {
        return new CausesResponse.Cause(
                count.cause,
                count.counted,
                count.part,
                share(count.counted, all),
                lists == null ? null : lists.counted,
                lists == null ? null : lists.part,
                lists == null ? null : share(lists.part, lists.counted));
    }

    private static BigDecimal share(long part, long all) {
        return all == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), DECIMALS, RoundingMode.HALF_UP);
    }
}
