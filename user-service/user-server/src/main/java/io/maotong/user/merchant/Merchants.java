package io.maotong.user.merchant;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.key.KeyService;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.UserError;
import io.maotong.user.account.Accounts;
import io.maotong.user.account.Members;
import io.maotong.user.account.Mobile;
import io.maotong.user.notification.Importance;
import io.maotong.user.notification.Notifications;
import io.maotong.user.qualification.QualificationChange;
import io.maotong.user.qualification.Qualifications;
import io.maotong.user.realname.RealNameChecks;
import io.maotong.user.timeline.Timelines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Merchants from quick registration to approval, suspension and back. */
@Service
public class Merchants {

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
    private static final Map<String, String> SORTABLE =
            Map.of("submittedAt", "submitted_at", "createdAt", "created_at", "companyName", "company_name", "id", "id");
    private static final String LINK = "/merchant";

    private final MerchantMapper rows;
    private final Accounts accounts;
    private final Members members;
    private final RealNameChecks realNames;
    private final Qualifications qualifications;
    private final Timelines timelines;
    private final Notifications notifications;
    private final KeyService keys;
    private final JsonMapper json;
    private final Clock clock;

    Merchants(
            MerchantMapper rows,
            Accounts accounts,
            Members members,
            RealNameChecks realNames,
            Qualifications qualifications,
            Timelines timelines,
            Notifications notifications,
            KeyService keys,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.members = members;
        this.realNames = realNames;
        this.qualifications = qualifications;
        this.timelines = timelines;
        this.notifications = notifications;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    MerchantResponse create(long accountId, MerchantRequest request) {
        check(request);
        accounts.lock(accountId);
        if (accounts.hasMerchant(accountId)) {
            throw new BusinessException(UserError.HAS_MERCHANT, Text.of("请刷新登录后继续", "Refresh your sign-in and go on"));
        }
        long id = Ids.next();
        return MerchantScope.call(id, () -> {
            MerchantRow row = new MerchantRow();
            row.id = id;
            row.merchantId = id;
            take(row, request);
            row.status = MerchantStatus.DRAFT;
            row.createdAt = clock.instant();
            row.version = 1;
            rows.insert(row);
            members.addOwner(accountId, request.contactName().strip());
            timelines.record(subject(id), row.status, Long.toString(accountId), null, null);
            qualifications.open(row.status.name(), contact(row));
            return response(row);
        });
    }

    MerchantResponse current() {
        return response(require(MerchantScope.merchantId(), false));
    }

    @Transactional
    MerchantResponse change(MerchantRequest request) {
        check(request);
        MerchantRow row = require(MerchantScope.merchantId(), true);
        row.status = row.status.edit();
        take(row, request);
        rows.updateById(row);
        qualifications.change(contact(row));
        return response(row);
    }

    @Transactional
    MerchantResponse submit(String actor) {
        MerchantRow row = require(MerchantScope.merchantId(), true);
        MerchantStatus next = row.status.submit();
        List<MerchantResponse.Missing> missing = missing(row);
        if (!missing.isEmpty()) {
            throw new BusinessException(
                    UserError.NOT_READY,
                    missing.stream()
                            .map(item -> Violation.of(
                                    UserError.NOT_READY,
                                    item.what(),
                                    "READINESS",
                                    null,
                                    Text.of(item.hint(), "Finish " + item.what() + " first")))
                            .toList());
        }
        row.reasons = null;
        row.comment = null;
        row.submittedAt = clock.instant();
        return moved(row, next, actor, null);
    }

    PageResponse<MerchantResponse> find(String status, String text, PageRequest request) {
        Page<MerchantRow> page = request.toPage(SORTABLE, "id,desc");
        QueryWrapper<MerchantRow> query = new QueryWrapper<>();
        if (status != null && !status.isBlank()) {
            query.in("status", List.of(status.split(",")));
        }
        if (text != null && !text.isBlank()) {
            String wanted = text.strip();
            if (Mobile.isValid(wanted)) {
                query.eq("mobile_index", keys.blindIndex(wanted));
            } else {
                query.and(either -> either.like("company_name", wanted).or().eq("credit_code", wanted));
            }
        }
        return PageResponse.of(
                rows.selectPage(page, query), row -> MerchantResponse.of(row, reasons(row), List.of(), List.of()));
    }

    MerchantResponse get(long id) {
        return MerchantScope.call(id, () -> response(require(id, false)));
    }

    @Transactional
    MerchantResponse takeUp(long id, String actor) {
        return MerchantScope.call(id, () -> {
            MerchantRow row = require(id, true);
            return moved(row, row.status.takeUp(), actor, null);
        });
    }

    @Transactional
    MerchantResponse approve(long id, ApproveRequest request, String actor) {
        return MerchantScope.call(id, () -> {
            MerchantRow row = require(id, true);
            MerchantStatus next = row.status.approve();
            decided(row, actor, request.comment(), null);
            return moved(row, next, actor, request.comment());
        });
    }

    @Transactional
    MerchantResponse reject(long id, RejectRequest request, String actor) {
        List<Reason> reasons = request.reasons() == null ? List.of() : request.reasons();
        Violations violations = new Violations()
                .check(
                        !reasons.isEmpty(),
                        UserError.REVIEW,
                        "reasons",
                        "REQUIRED",
                        ">= 1",
                        Text.of("请至少填写一条退回原因", "Give at least one reason"));
        for (int i = 0; i < reasons.size(); i++) {
            Reason reason = reasons.get(i);
            violations.check(
                    reason.field() != null
                            && reason.reason() != null
                            && !reason.reason().isBlank()
                            && reason.reason().length() <= 300,
                    UserError.REVIEW,
                    "reasons[" + i + "]",
                    "REQUIRED",
                    null,
                    Text.of("请选择字段并填写原因（300字以内）", "Choose the field and say why (300 characters)"));
        }
        violations.throwIfAny(UserError.REVIEW);
        return MerchantScope.call(id, () -> {
            MerchantRow row = require(id, true);
            MerchantStatus next = row.status.reject();
            decided(row, actor, request.comment(), reasons);
            return moved(row, next, actor, reasons.getFirst().reason());
        });
    }

    @Transactional
    MerchantResponse suspend(long id, SuspendRequest request, String actor) {
        new Violations()
                .check(
                        request.reason() != null
                                && !request.reason().isBlank()
                                && request.reason().length() <= 300,
                        UserError.REVIEW,
                        "reason",
                        "REQUIRED",
                        "1..300",
                        Text.of("请填写暂停原因", "Say why"))
                .throwIfAny(UserError.REVIEW);
        return MerchantScope.call(id, () -> {
            MerchantRow row = require(id, true);
            MerchantStatus next = row.status.suspend();
            decided(row, actor, request.reason(), null);
            return moved(row, next, actor, request.reason());
        });
    }

    @Transactional
    MerchantResponse resume(long id, String actor) {
        return MerchantScope.call(id, () -> {
            MerchantRow row = require(id, true);
            MerchantStatus next = row.status.resume();
            decided(row, actor, null, null);
            return moved(row, next, actor, null);
        });
    }

    /** The register licensed the current merchant's company under this name and code. */
    @Transactional
    public void licensed(QualificationChange.Licence licence) {
        MerchantRow row = require(MerchantScope.merchantId(), true);
        row.companyName = licence.companyName();
        row.creditCode = licence.creditCode();
        rows.updateById(row);
        qualifications.change(licence);
    }

    private MerchantResponse moved(MerchantRow row, MerchantStatus next, String actor, String remark) {
        row.status = next;
        rows.updateById(row);
        timelines.record(subject(row.id), next, actor, null, remark);
        qualifications.change(new QualificationChange.Standing(next.name()));
        tell(row);
        return response(row);
    }

    private void decided(MerchantRow row, String actor, String comment, List<Reason> reasons) {
        row.decidedAt = clock.instant();
        row.decidedBy = actor;
        row.comment = comment;
        row.reasons = reasons == null ? null : json.writeValueAsString(reasons);
    }

    private void tell(MerchantRow row) {
        String transition = "merchant:" + row.status + ":" + row.version;
        switch (row.status) {
            case SUBMITTED ->
                notifications.tell(
                        transition,
                        Importance.PROGRESS,
                        Text.of("入驻申请已提交", "Your application was submitted"),
                        Text.of("平台将在一个工作日内审核", "It will be reviewed within a working day"),
                        LINK);
            case ACTIVE ->
                notifications.tell(
                        transition,
                        Importance.PROGRESS,
                        Text.of("商户已生效", "You are active"),
                        Text.of("现在可以导入订单、申报和收汇", "You can import orders, declare and collect now"),
                        LINK);
            case REJECTED ->
                notifications.tell(
                        transition,
                        Importance.ACTION,
                        Text.of("入驻申请被退回", "Your application was returned"),
                        Text.of(
                                "请按原因修改后重新提交：" + reasons(row).getFirst().reason(),
                                "Correct it and submit again: "
                                        + reasons(row).getFirst().reason()),
                        LINK);
            case SUSPENDED ->
                notifications.tell(
                        transition,
                        Importance.ACTION,
                        Text.of("商户已暂停", "You are suspended"),
                        Text.of("原因：" + row.comment, "Reason: " + row.comment),
                        LINK);
            case DRAFT, REVIEWING -> {}
        }
    }

    private List<MerchantResponse.Missing> missing(MerchantRow row) {
        List<MerchantResponse.Missing> missing = new ArrayList<>();
        if (!realNames.isMatched()) {
            missing.add(new MerchantResponse.Missing("REAL_NAME", "请先完成实名核验"));
        }
        if (row.creditCode == null) {
            missing.add(new MerchantResponse.Missing("LICENCE", "请先完成企业开办并取得营业执照"));
        }
        return missing;
    }

    private MerchantResponse response(MerchantRow row) {
        return MerchantResponse.of(
                row, reasons(row), row.status.isEditable() ? missing(row) : List.of(), timelines.of(subject(row.id)));
    }

    private List<Reason> reasons(MerchantRow row) {
        return row.reasons == null ? List.of() : json.readValue(row.reasons, REASONS);
    }

    private MerchantRow require(long id, boolean locked) {
        QueryWrapper<MerchantRow> query = new QueryWrapper<MerchantRow>().eq("id", id);
        MerchantRow row = rows.selectOne(locked ? query.last("FOR UPDATE") : query);
        if (row == null) {
            throw new NotFoundException("merchant", id);
        }
        return row;
    }

    private void take(MerchantRow row, MerchantRequest request) {
        if (row.creditCode == null) {
            row.companyName = request.companyName().strip();
        }
        row.contactName = request.contactName().strip();
        row.mobile = request.mobile();
        row.mobileIndex = keys.blindIndex(request.mobile());
    }

    private static QualificationChange.Contact contact(MerchantRow row) {
        return new QualificationChange.Contact(row.companyName, row.contactName, row.mobile);
    }

    private static String subject(long id) {
        return "merchant:" + id;
    }

    private static void check(MerchantRequest request) {
        Violations violations = new Violations()
                .check(
                        hasLength(request.companyName(), 2, 100),
                        UserError.MERCHANT,
                        "companyName",
                        "LENGTH",
                        "2..100",
                        Text.of("请填写企业名称（2至100字）", "Enter the company's name (2 to 100 characters)"))
                .check(
                        hasLength(request.contactName(), 2, 60),
                        UserError.MERCHANT,
                        "contactName",
                        "LENGTH",
                        "2..60",
                        Text.of("请填写联系人姓名（2至60字）", "Enter the contact's name (2 to 60 characters)"));
        if (!Mobile.isValid(request.mobile())) {
            violations.add(Mobile.violation("mobile"));
        }
        violations.throwIfAny(UserError.MERCHANT);
    }

    private static boolean hasLength(String text, int least, int most) {
        return text != null && text.strip().length() >= least && text.strip().length() <= most;
    }
}
