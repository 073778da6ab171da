package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.file.InvoiceFiles;
import io.maotong.invoice.received.ReceivedInvoices;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Legal holds 法律保全 on single invoices: all files that there are of them stay until the hold is lifted. */
@Service
class InvoiceHolds {

    private final InvoiceHoldMapper holds;
    private final InvoiceFiles issued;
    private final ReceivedInvoices received;
    private final Clock clock;

    InvoiceHolds(InvoiceHoldMapper holds, InvoiceFiles issued, ReceivedInvoices received, Clock clock) {
        this.holds = holds;
        this.issued = issued;
        this.received = received;
        this.clock = clock;
    }

    /** @return how many were not held before @throws BusinessException with every number that there are no files of */
    @Transactional
    int hold(List<String> given, String reason, String actor) {
        Set<String> numbers = known(given);
        List<InvoiceHoldRow> rows = new ArrayList<>();
        for (String number : numbers) {
            InvoiceHoldRow row = new InvoiceHoldRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.invoiceNumber = number;
            row.liveKey = number;
            row.reason = reason;
            row.heldBy = actor;
            row.heldAt = clock.instant();
            rows.add(row);
        }
        int fresh = holds.hold(rows);
        issued.hold(numbers, true);
        received.hold(numbers, true);
        return fresh;
    }

    /** @return how many were held */
    @Transactional
    int release(List<String> given, String reason, String actor) {
        Set<String> numbers = known(given);
        int released = holds.release(numbers, actor, clock.instant(), reason);
        issued.hold(numbers, false);
        received.hold(numbers, false);
        return released;
    }

    private Set<String> known(List<String> given) {
        Set<String> numbers = new TreeSet<>(given);
        Set<String> known = new HashSet<>(issued.numbersWithFiles(numbers));
        known.addAll(received.numbersWithFiles(numbers));
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (!known.contains(given.get(i))) {
                violations.add(Violation.of(
                                ArchiveError.HOLD,
                                "invoiceNumbers[" + i + "]",
                                "KNOWN",
                                null,
                                Text.of("没有该号码的发票文件", "There is no file of this invoice"))
                        .atRow(i + 1));
            }
        }
        if (!violations.isEmpty()) {
            throw new BusinessException(ArchiveError.HOLD, violations);
        }
        return numbers;
    }

    PageResponse<InvoiceHoldRow> list(String invoiceNumber, PageRequest page) {
        return PageResponse.of(
                holds.selectPage(
                        page.toPage(Map.of("id", "id"), "id,desc"),
                        new QueryWrapper<InvoiceHoldRow>().eq(invoiceNumber != null, "invoice_number", invoiceNumber)),
                row -> row);
    }
}
