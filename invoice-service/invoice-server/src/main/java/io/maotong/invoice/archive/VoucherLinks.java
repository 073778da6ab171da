package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.file.InvoiceFiles;
import io.maotong.invoice.file.Retention;
import io.maotong.invoice.received.ReceivedInvoices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * By which accounting voucher 记账凭证 an invoice was booked. Its files are then kept as long as the voucher.
 */
@Service
class VoucherLinks {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "bookedOn", "booked_on");
    private static final int LONGEST_NUMBER = 30;
    private static final int LONGEST_VOUCHER = 60;

    /** As somebody gave it: anything may be null. */
    record Wanted(String invoiceNumber, String voucherNo, LocalDate bookedOn) {}

    /** @param existing were linked so before */
    record Linked(int linked, int existing) {}

    private final VoucherLinkMapper links;
    private final InvoiceFiles issued;
    private final ReceivedInvoices received;
    private final Retention retention;
    private final Clock clock;

    VoucherLinks(
            VoucherLinkMapper links, InvoiceFiles issued, ReceivedInvoices received, Retention retention, Clock clock) {
        this.links = links;
        this.issued = issued;
        this.received = received;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * All or none; what is linked so already is no fault.
     *
     * @throws BusinessException {@link ArchiveError#VOUCHER} with every fault of every row
     */
    @Transactional
    Linked link(List<Wanted> wanted, String actor) {
        Set<String> numbers = wanted.stream()
                .map(Wanted::invoiceNumber)
                .filter(number -> number != null && !number.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new HashSet<>();
        if (!numbers.isEmpty()) {
            known.addAll(issued.numbersWithFiles(numbers));
            known.addAll(received.numbersWithFiles(numbers));
        }
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            int row = i + 1;
            check(wanted.get(i), "links[" + i + "].", known).forEach(one -> violations.add(one.atRow(row)));
        }
        if (!violations.isEmpty()) {
            throw new BusinessException(ArchiveError.VOUCHER, violations);
        }
        int fresh = links.link(wanted.stream().map(one -> row(one, actor)).toList());
        int year =
                wanted.stream().mapToInt(one -> one.bookedOn().getYear()).max().orElseThrow();
        LocalDate until = retention.ofYear(Retention.RetentionClass.VOUCHER, year);
        issued.keepLonger(numbers, until);
        received.keepLonger(numbers, until);
        return new Linked(fresh, wanted.size() - fresh);
    }

    private List<Violation> check(Wanted one, String at, Set<String> known) {
        LocalDate today = BusinessTime.today(clock);
        List<Violation> found = new ArrayList<>();
        if (one.invoiceNumber() == null
                || one.invoiceNumber().length() > LONGEST_NUMBER
                || !known.contains(one.invoiceNumber())) {
            found.add(Violation.of(
                    ArchiveError.VOUCHER,
                    at + "invoiceNumber",
                    "KNOWN",
                    null,
                    Text.of("没有该号码的发票文件，请先开具或上传", "There is no file of this invoice: issue it, or upload it first")));
        }
        if (one.voucherNo() == null
                || one.voucherNo().isBlank()
                || one.voucherNo().length() > LONGEST_VOUCHER) {
            found.add(Violation.of(
                    ArchiveError.VOUCHER,
                    at + "voucherNo",
                    "LENGTH",
                    "1.." + LONGEST_VOUCHER,
                    Text.of("请填写记账凭证号", "Give the number of the voucher")));
        }
        if (one.bookedOn() == null || one.bookedOn().isAfter(today)) {
            found.add(Violation.of(
                    ArchiveError.VOUCHER,
                    at + "bookedOn",
                    "DATE",
                    "<= " + today,
                    Text.of("请填写记账日期，不晚于今天", "Give the day of the booking, not in the future")));
        }
        return found;
    }

    private VoucherLinkRow row(Wanted one, String actor) {
        VoucherLinkRow row = new VoucherLinkRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.invoiceNumber = one.invoiceNumber();
        row.voucherNo = one.voucherNo().strip();
        row.bookedOn = one.bookedOn();
        row.liveKey = row.invoiceNumber + "|" + row.voucherNo;
        row.linkedBy = actor;
        row.linkedAt = clock.instant();
        return row;
    }

    /** Takes a wrong link back; said twice it is the same. What was kept longer stays kept. */
    @Transactional
    VoucherLinkRow withdraw(long id, String actor, String reason) {
        links.withdraw(id, actor, clock.instant(), reason);
        VoucherLinkRow row = links.selectById(id);
        if (row == null) {
            throw new NotFoundException("voucher link", id);
        }
        return row;
    }

    PageResponse<VoucherLinkRow> list(String invoiceNumber, String voucherNo, PageRequest page) {
        return PageResponse.of(
                links.selectPage(
                        page.toPage(SORTABLE, "id,desc"),
                        new QueryWrapper<VoucherLinkRow>()
                                .eq(invoiceNumber != null, "invoice_number", invoiceNumber)
                                .eq(voucherNo != null, "voucher_no", voucherNo)),
                row -> row);
    }

    /** Vouchers by invoice, in the order in which they were linked. */
    Map<String, List<VoucherLinkRow>> of(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return links
                .selectList(new QueryWrapper<VoucherLinkRow>()
                        .in("invoice_number", numbers)
                        .isNull("withdrawn_at")
                        .orderByAsc("id"))
                .stream()
                .collect(Collectors.groupingBy(row -> row.invoiceNumber));
    }
}
