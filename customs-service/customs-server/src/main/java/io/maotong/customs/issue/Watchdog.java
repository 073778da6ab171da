package io.maotong.customs.issue;

import io.maotong.core.error.Text;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.RecurringWork;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Raises an exception for every document whose next receipt is overdue. */
@Component
class Watchdog implements RecurringWork {

    private static final int PORTION = 500;
    private static final Duration AGAIN = Duration.ofHours(24);

    private final Documents documents;
    private final Issues issues;
    private final Clock clock;

    Watchdog(Documents documents, Issues issues, Clock clock) {
        this.documents = documents;
        this.issues = issues;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        List<CustomsDocument> overdue =
                MerchantScope.everywhere("a job for all merchants", () -> documents.overdue(now, PORTION));
        Map<Long, List<CustomsDocument>> byMerchant = new HashMap<>();
        overdue.forEach(document -> byMerchant
                .computeIfAbsent(document.merchantId(), id -> new ArrayList<>())
                .add(document));
        byMerchant.forEach((merchant, late) -> MerchantScope.run(merchant, () -> {
            issues.raise(late.stream().map(this::issue).toList());
            late.forEach(document -> documents.watchAgain(document, now, now.plus(AGAIN)));
        }));
    }

    private Issue issue(CustomsDocument document) {
        Text advice = document.status() == DocumentStatus.READY
                ? Text.of(
                        "单证仍未发出：请查看同一订单的订单、收款单、运单哪一份被退回，修改后清单会自动申报。",
                        "Not sent yet: see which of the order, the receipt and the waybill was refused; the list follows by itself.")
                : Text.of(
                                "超过规定时间未收到下一步回执，当前状态 %s。系统继续等待；如持续未收到，请联系港口。",
                                "The next receipt is overdue; the status is %s. It is still waited for; ask the port if it does not come.")
                        .with(document.status());
        return new Issue(
                "WATCHDOG:" + document.id() + ":" + document.version() + ":" + document.status(),
                "WATCHDOG",
                "W",
                document.id(),
                document.type().code(),
                document.orderNo(),
                document.batchId(),
                document.businessKey(),
                document.status().name(),
                "SYSTEM",
                "OPERATOR",
                advice,
                null);
    }
}
