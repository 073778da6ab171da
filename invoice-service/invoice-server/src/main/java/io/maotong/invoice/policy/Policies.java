package io.maotong.invoice.policy;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.title.Titles;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The policies of the merchant's customers, and which of them are due. */
@Service
public class Policies {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "customerNo", "customer_no", "nextRunOn", "next_run_on");
    private static final int ROUND = 200;
    private static final int LONGEST_OUTCOME = 400;

    /** Wanted content of a policy. @param version null for a new one */
    record Wish(
            Long version,
            String customerName,
            Long titleId,
            Party buyer,
            PolicyMode mode,
            Integer delayDays,
            Integer dayOfMonth,
            InvoiceKind kind,
            BigDecimal maxAmount,
            Integer maxLines,
            boolean byDelivery,
            boolean byOrder,
            boolean mergeEqual,
            boolean submit,
            boolean active) {}

    /** A policy whose time has come. */
    public record Due(long policyId, long merchantId) {}

    private final PolicyMapper policies;
    private final Titles titles;
    private final JsonMapper json;
    private final InvoiceProperties.Plan settings;
    private final Clock clock;

    Policies(PolicyMapper policies, Titles titles, JsonMapper json, InvoiceProperties properties, Clock clock) {
        this.policies = policies;
        this.titles = titles;
        this.json = json;
        this.settings = properties.plan();
        this.clock = clock;
    }

    @Transactional
    PolicyRow save(String customerNo, Wish wish, String actor) {
        check(customerNo, wish);
        if (wish.titleId() != null) {
            // Refuses what does not exist or is not in use.
            titles.snapshot(wish.titleId());
        }
        // Locked before it is read, so that a run that ends at this moment is not overwritten.
        policies.lockCustomer(customerNo);
        PolicyRow row = byCustomer(customerNo);
        boolean isNew = row == null;
        if (isNew) {
            row = new PolicyRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.customerNo = customerNo;
            row.version = 0L;
            row.running = false;
            row.createdAt = clock.instant();
        } else if (wish.version() == null || !wish.version().equals(row.version)) {
            throw new BusinessException(
                    CommonError.CHANGED_MEANWHILE,
                    Text.of("策略已被他人修改，当前版本 %d，请刷新后重试", "The policy is at version %d now: read it again")
                            .with(row.version));
        }
        fill(row, wish, actor);
        if (isNew) {
            policies.insert(row);
        } else {
            policies.updateById(row);
        }
        return row;
    }

    private void fill(PolicyRow row, Wish wish, String actor) {
        row.version++;
        row.customerName = wish.customerName();
        row.titleId = wish.titleId();
        row.buyer = wish.buyer() == null ? null : json.writeValueAsString(wish.buyer());
        row.mode = wish.mode();
        row.delayDays = wish.mode() == PolicyMode.AUTO_ON_PAYMENT
                ? (wish.delayDays() == null ? Integer.valueOf(1) : wish.delayDays())
                : null;
        row.dayOfMonth = wish.mode() == PolicyMode.MONTHLY_MERGE ? wish.dayOfMonth() : null;
        row.kind = wish.kind();
        row.maxAmount = wish.maxAmount();
        row.maxLines = wish.maxLines();
        row.byDelivery = wish.byDelivery();
        row.byOrder = wish.byOrder();
        row.mergeEqual = wish.mergeEqual();
        row.submit = wish.submit();
        row.active = wish.active();
        row.updatedBy = actor;
        row.updatedAt = clock.instant();
        schedule(row, firstDate());
    }

    // Today's run is over when its hour has passed.
    private LocalDate firstDate() {
        LocalDate today = BusinessTime.today(clock);
        boolean over = !clock.instant().isBefore(PolicyCalendar.at(today, settings.runAt()));
        return over ? today.plusDays(1) : today;
    }

    private void schedule(PolicyRow row, LocalDate from) {
        Optional<LocalDate> next = row.active
                ? new PolicyCalendar(row.mode, row.delayDays, row.dayOfMonth).onOrAfter(from)
                : Optional.empty();
        row.nextRunOn = next.orElse(null);
        row.nextRunAt =
                next.map(date -> PolicyCalendar.at(date, settings.runAt())).orElse(null);
    }

    private static void check(String customerNo, Wish wish) {
        Violations violations = new Violations();
        violations
                .check(
                        customerNo.length() <= 60,
                        InvoiceError.POLICY_FIELD,
                        "customerNo",
                        "POLICY",
                        "1..60",
                        Text.of("客户编号不超过60个字符", "At most 60 characters"))
                .check(
                        EnumSet.of(InvoiceKind.DIGITAL_SPECIAL, InvoiceKind.DIGITAL_NORMAL)
                                .contains(wish.kind()),
                        InvoiceError.POLICY_FIELD,
                        "kind",
                        "POLICY",
                        "DIGITAL_SPECIAL | DIGITAL_NORMAL",
                        Text.of("发票种类须为数电专票或数电普票", "A digital special or normal invoice"))
                .check(
                        wish.mode() != PolicyMode.AUTO_ON_PAYMENT
                                || wish.delayDays() == null
                                || wish.delayDays() >= 0 && wish.delayDays() <= 365,
                        InvoiceError.POLICY_FIELD,
                        "delayDays",
                        "POLICY",
                        "0..365",
                        Text.of("付款后天数须为0至365", "0 to 365 days after the payment"))
                .check(
                        wish.mode() != PolicyMode.MONTHLY_MERGE
                                || wish.dayOfMonth() != null && wish.dayOfMonth() >= 1 && wish.dayOfMonth() <= 31,
                        InvoiceError.POLICY_FIELD,
                        "dayOfMonth",
                        "POLICY",
                        "1..31",
                        Text.of("每月开票日须为1至31，超过当月天数按月末", "A day from 1 to 31; the last one in shorter months"))
                .check(
                        wish.maxAmount() == null
                                || wish.maxAmount().signum() > 0
                                        && wish.maxAmount().stripTrailingZeros().scale() <= 2,
                        InvoiceError.POLICY_FIELD,
                        "maxAmount",
                        "POLICY",
                        "> 0",
                        Text.of("单张限额须大于零且不超过两位小数", "A positive amount with at most two decimals"))
                .check(
                        wish.maxLines() == null || wish.maxLines() >= 2 && wish.maxLines() <= 2000,
                        InvoiceError.POLICY_FIELD,
                        "maxLines",
                        "POLICY",
                        "2..2000",
                        Text.of("单张行数须为2至2000", "2 to 2000 lines"));
        violations.throwIfAny(InvoiceError.POLICY_FIELD);
    }

    @Transactional
    void delete(String customerNo) {
        policies.deleteById(get(customerNo).id);
    }

    PolicyRow get(String customerNo) {
        PolicyRow row = byCustomer(customerNo);
        if (row == null) {
            throw new NotFoundException("invoice policy", customerNo);
        }
        return row;
    }

    PageResponse<PolicyRow> list(PolicyMode mode, String q, PageRequest page) {
        QueryWrapper<PolicyRow> query = new QueryWrapper<PolicyRow>()
                .eq(mode != null, "mode", mode)
                .likeRight(q != null && !q.isBlank(), "customer_no", q);
        return PageResponse.of(policies.selectPage(page.toPage(SORTABLE, "customerNo,asc"), query), row -> row);
    }

    private PolicyRow byCustomer(String customerNo) {
        return policies.selectOne(new QueryWrapper<PolicyRow>().eq("customer_no", customerNo));
    }

    /** The customer's policy; empty if the customer has none. */
    @Transactional(readOnly = true)
    public Optional<InvoicePolicy> find(String customerNo) {
        return Optional.ofNullable(byCustomer(customerNo)).map(Policies::policy);
    }

    @Transactional(readOnly = true)
    public Optional<InvoicePolicy> find(long id) {
        return Optional.ofNullable(policies.selectById(id)).map(Policies::policy);
    }

    private static InvoicePolicy policy(PolicyRow row) {
        return new InvoicePolicy(
                row.id,
                row.customerNo,
                row.mode,
                row.delayDays,
                row.dayOfMonth,
                row.kind,
                row.maxAmount,
                row.maxLines,
                row.byDelivery,
                row.byOrder,
                row.mergeEqual,
                row.submit,
                row.nextRunOn);
    }

    /** Policies whose time has come, of all merchants, each to one caller only until its run has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Due> takeDue() {
        List<PolicyMapper.Due> due = MerchantScope.everywhere(
                "policies of all merchants run by the clock", () -> policies.due(clock.instant(), ROUND));
        if (!due.isEmpty()) {
            MerchantScope.runEverywhere(
                    "policies of all merchants run by the clock",
                    () -> policies.start(due.stream().map(PolicyMapper.Due::id).toList()));
        }
        return due.stream().map(one -> new Due(one.id(), one.merchantId())).toList();
    }

    /** Whether the run of that date is still to be done; takes the policy for the rest of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isDue(long id, LocalDate date) {
        if (policies.lock(id) == null) {
            return false;
        }
        PolicyRow row = policies.selectById(id);
        Instant at = PolicyCalendar.at(date, settings.runAt());
        return date.equals(row.nextRunOn) && !clock.instant().isBefore(at);
    }

    /** The run of that date is done. @return the next date if that is due already, as after nights that were missed */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<LocalDate> done(long id, LocalDate date, String outcome) {
        PolicyRow row = policies.selectById(id);
        row.lastRunOn = date;
        row.lastOutcome = outcome.length() <= LONGEST_OUTCOME ? outcome : outcome.substring(0, LONGEST_OUTCOME);
        schedule(row, date.plusDays(1));
        boolean behind = row.nextRunAt != null && !clock.instant().isBefore(row.nextRunAt);
        row.running = behind;
        policies.updateById(row);
        return behind ? Optional.of(row.nextRunOn) : Optional.empty();
    }

    /** The run ended without anything to do, or the policy was changed meanwhile. */
    @Transactional
    public void rest(long id) {
        policies.rest(id);
    }

    Party buyer(PolicyRow row) {
        return row.buyer == null ? null : json.readValue(row.buyer, Party.class);
    }

    List<PolicyRow> withTitles(Collection<String> customerNos) {
        return customerNos.isEmpty()
                ? List.of()
                : policies.selectList(new QueryWrapper<PolicyRow>().in("customer_no", customerNos));
    }
}
