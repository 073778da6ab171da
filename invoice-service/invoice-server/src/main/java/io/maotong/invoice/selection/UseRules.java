package io.maotong.invoice.selection;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.input.InputInvoices.Head;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputUse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/**
 * Which use an input invoice may be put to, and when it may be taken back. Uses exclude each other: from one to another it
 * goes by way of none (tax.md 1.16).
 */
final class UseRules {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    private final UseSettings settings;

    UseRules(UseSettings settings) {
        this.settings = settings;
    }

    /** @param head null if there is no such invoice @return empty if it may be used, or is used like this already */
    List<Violation> use(String number, Head head, InputUse wanted, LocalDate today, String field) {
        Violations found = new Violations();
        if (head == null) {
            return unknown(number, field);
        }
        Set<String> kinds = settings.kinds().getOrDefault(wanted, Set.of());
        found.check(
                        head.status() == InputStatus.NORMAL,
                        InvoiceError.NOT_SELECTABLE,
                        field,
                        "STATUS",
                        "NORMAL",
                        Text.of("发票 %s 状态为 %s，不能使用", "Invoice %s is %s and cannot be used")
                                .with(number, head.status()))
                .check(
                        head.use() == InputUse.UNUSED || head.use() == wanted,
                        InvoiceError.NOT_SELECTABLE,
                        field,
                        "USE",
                        "UNUSED",
                        Text.of("发票 %s 已用于 %s，须先撤销", "Invoice %s is used for %s: take that back first")
                                .with(number, head.use()))
                .check(
                        !head.releasing(),
                        InvoiceError.NOT_SELECTABLE,
                        field,
                        "RELEASING",
                        null,
                        Text.of("发票 %s 正在撤销用途，请稍后", "The use of invoice %s is being taken back: wait for it")
                                .with(number))
                .check(
                        kinds.isEmpty() || kinds.contains(head.kindCode()),
                        InvoiceError.NOT_SELECTABLE,
                        field,
                        "KIND",
                        String.join("|", kinds),
                        Text.of("发票 %s 的票种 %s 不能用于 %s", "Invoice %s of kind %s cannot be used for %s")
                                .with(number, head.kindCode(), wanted))
                .check(
                        !expired(head.issuedOn(), today),
                        InvoiceError.NOT_SELECTABLE,
                        field,
                        "EXPIRED",
                        settings.expiry().days() + " days",
                        Text.of("发票 %s 已逾期，不能使用", "Invoice %s is too old to be used")
                                .with(number));
        return found.list();
    }

    /**
     * @param certificate null if none is given
     * @param occupied a refund batch uses some part of it
     * @return empty if the use may be taken back
     */
    List<Violation> revoke(
            String number,
            Head head,
            InputUse use,
            String certificate,
            boolean occupied,
            LocalDate today,
            String field) {
        if (head == null) {
            return unknown(number, field);
        }
        boolean certified = settings.certified().contains(use);
        return new Violations()
                .check(
                        head.use() == use,
                        InvoiceError.USE_NOT_ALLOWED,
                        field,
                        "USE",
                        use.name(),
                        Text.of("发票 %s 的用途是 %s", "The use of invoice %s is %s").with(number, head.use()))
                .check(
                        !occupied,
                        InvoiceError.USE_NOT_ALLOWED,
                        field,
                        "OCCUPIED",
                        null,
                        Text.of(
                                        "发票 %s 已被退税批次占用，请先从批次中移除",
                                        "A refund batch uses invoice %s: take it out of the batch first")
                                .with(number))
                .check(
                        !certified || certificate != null,
                        InvoiceError.USE_NOT_ALLOWED,
                        field,
                        "CERTIFICATE",
                        "出口货物转内销证明",
                        Text.of(
                                        "发票 %s 已确认退税，改变用途须提供《出口货物转内销证明》编号",
                                        "Invoice %s is confirmed for refund: give the number of the certificate of domestic sale")
                                .with(number))
                .check(
                        certified || settings.revocable().contains(use),
                        InvoiceError.USE_NOT_ALLOWED,
                        field,
                        "REVOCABLE",
                        String.valueOf(settings.revocable()),
                        Text.of("用途 %s 不能撤销", "The use %s cannot be taken back").with(use))
                .check(
                        certified || open(head.usePeriod(), today),
                        InvoiceError.USE_NOT_ALLOWED,
                        field,
                        "PERIOD",
                        PERIOD.format(YearMonth.from(today)),
                        Text.of("发票 %s 的所属期 %s 已截止，不能撤销", "The period of invoice %s, %s, is closed")
                                .with(number, head.usePeriod()))
                .list();
    }

    private static List<Violation> unknown(String number, String field) {
        return List.of(Violation.of(
                InvoiceError.UNKNOWN_INVOICE,
                field,
                "KNOWN",
                null,
                Text.of("没有发票 %s，请先归集", "No invoice %s: collect first").with(number)));
    }

    private boolean expired(LocalDate issuedOn, LocalDate today) {
        UseSettings.Expiry expiry = settings.expiry();
        return issuedOn.isBefore(expiry.issuedBefore())
                && issuedOn.plusDays(expiry.days()).isBefore(today);
    }

    // A period that the platform did not tell was confirmed just now.
    private boolean open(String period, LocalDate today) {
        if (period == null) {
            return true;
        }
        LocalDate end = YearMonth.parse(period, PERIOD).plusMonths(1).atDay(settings.periodEndsOn());
        return !today.isAfter(end);
    }
}
