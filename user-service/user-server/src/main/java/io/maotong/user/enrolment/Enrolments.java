package io.maotong.user.enrolment;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.UserError;
import io.maotong.user.api.Qualification;
import io.maotong.user.authority.Authorities;
import io.maotong.user.notification.Importance;
import io.maotong.user.notification.Notifications;
import io.maotong.user.qualification.QualificationChange;
import io.maotong.user.qualification.Qualifications;
import io.maotong.user.timeline.Timelines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The enrolment tasks of the current merchant: customs registration, port card, DXP id. */
@Service
public class Enrolments {

    private final EnrolmentMapper rows;
    private final Qualifications qualifications;
    private final Timelines timelines;
    private final Notifications notifications;
    private final Intents intents;
    private final Authorities authorities;
    private final Clock clock;
    private final Map<EnrolmentKind, Integer> expectedDays;

    Enrolments(
            EnrolmentMapper rows,
            Qualifications qualifications,
            Timelines timelines,
            Notifications notifications,
            Intents intents,
            Authorities authorities,
            Clock clock,
            @Value("${maotong.registration.expected-days.customs}") int customsDays,
            @Value("${maotong.registration.expected-days.port-card}") int cardDays,
            @Value("${maotong.registration.expected-days.dxp-id}") int exchangeDays) {
        this.rows = rows;
        this.qualifications = qualifications;
        this.timelines = timelines;
        this.notifications = notifications;
        this.intents = intents;
        this.authorities = authorities;
        this.clock = clock;
        this.expectedDays = Map.of(
                EnrolmentKind.CUSTOMS, customsDays,
                EnrolmentKind.PORT_CARD, cardDays,
                EnrolmentKind.DXP_ID, exchangeDays);
    }

    @Transactional
    List<EnrolmentResponse> request(EnrolmentRequest request, String actor) {
        // A licence that is being taken in at the same moment is seen here, or sees these tasks.
        qualifications.lock();
        Map<EnrolmentKind, EnrolmentRow> known = lock();
        for (EnrolmentKind kind : wanted(request, known.keySet())) {
            EnrolmentRow row = known.get(kind);
            if (row == null) {
                row = create(kind, actor);
                known.put(kind, row);
                timelines.record(row.subject(), row.status, actor, null, null);
            } else if (row.status == EnrolmentStatus.REJECTED) {
                row.status = row.status.again();
                row.round++;
                row.sending = false;
                row.reason = null;
                rows.updateById(row);
                timelines.record(row.subject(), row.status, actor, null, null);
            }
        }
        startWhatIsReady(known);
        return responses(known.values().stream());
    }

    List<EnrolmentResponse> list() {
        return responses(all().values().stream());
    }

    /** The company has its licence: what waited for it starts. */
    @Transactional
    public void companyLicensed() {
        startWhatIsReady(lock());
    }

    EnrolmentRow require(long id) {
        EnrolmentRow row = rows.selectById(id);
        if (row == null) {
            throw new NotFoundException("enrolment", id);
        }
        return row;
    }

    /** The application is about to be sent: from now on it may have arrived. */
    @Transactional
    public void sending(long id) {
        EnrolmentRow row = lock(id);
        if (row.status == EnrolmentStatus.READY && !row.sending) {
            row.sending = true;
            rows.updateById(row);
        }
    }

    @Transactional
    public void submitted(long id, String receiptNo) {
        EnrolmentRow row = lock(id);
        if (row.status != EnrolmentStatus.READY) {
            return;
        }
        row.status = row.status.submit();
        rows.updateById(row);
        timelines.record(row.subject(), row.status, Timelines.SYSTEM, receiptNo, null);
    }

    /** @param change what the snapshot learns from it */
    @Transactional
    public void approved(
            long id,
            String resultNo,
            String detail,
            LocalDate validFrom,
            LocalDate validTo,
            QualificationChange change) {
        qualifications.lock();
        Map<EnrolmentKind, EnrolmentRow> known = lock();
        EnrolmentRow row = known.values().stream()
                .filter(one -> one.id == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("enrolment", id));
        if (row.status != EnrolmentStatus.SUBMITTED) {
            return;
        }
        row.status = row.status.approve();
        row.resultNo = resultNo;
        row.detail = detail;
        row.validFrom = validFrom;
        row.validTo = validTo;
        rows.updateById(row);
        timelines.record(row.subject(), row.status, Timelines.SYSTEM, resultNo, null);
        qualifications.change(change);
        tell(row, Importance.PROGRESS, Text.of("已办结，编号 " + resultNo, "is done: " + resultNo));
        startWhatIsReady(known);
    }

    @Transactional
    public void rejected(long id, String reason) {
        EnrolmentRow row = lock(id);
        if (row.status != EnrolmentStatus.READY && row.status != EnrolmentStatus.SUBMITTED) {
            return;
        }
        row.status = row.status.reject();
        row.reason = reason == null || reason.length() <= 500 ? reason : reason.substring(0, 500);
        rows.updateById(row);
        timelines.record(row.subject(), row.status, Timelines.SYSTEM, null, reason);
        tell(row, Importance.ACTION, Text.of("被退回：" + row.reason, "was refused: " + row.reason));
    }

    private EnrolmentRow create(EnrolmentKind kind, String actor) {
        EnrolmentRow row = new EnrolmentRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.kind = kind;
        row.status = EnrolmentStatus.WAITING;
        row.round = 1;
        row.sending = false;
        row.requestedAt = clock.instant();
        row.requestedBy = actor;
        row.version = 1;
        rows.insert(row);
        return row;
    }

    private void startWhatIsReady(Map<EnrolmentKind, EnrolmentRow> known) {
        boolean licensed = qualifications.find().map(Qualification::creditCode).isPresent();
        for (EnrolmentRow row : known.values()) {
            boolean met = row.kind
                    .needs()
                    .map(needed -> known.get(needed))
                    .map(needed -> needed.status == EnrolmentStatus.APPROVED)
                    .orElse(row.kind.needs().isEmpty() && licensed);
            if (row.status == EnrolmentStatus.WAITING && met) {
                row.status = row.status.unblock();
                rows.updateById(row);
                timelines.record(row.subject(), row.status, Timelines.SYSTEM, null, null);
                intents.add(Enrol.KIND, row.kind + " " + row.id, new Enrol.Payload(row.id));
            }
        }
    }

    private Set<EnrolmentKind> wanted(EnrolmentRequest request, Set<EnrolmentKind> known) {
        Set<EnrolmentKind> wanted = EnumSet.noneOf(EnrolmentKind.class);
        List<String> names = request.kinds() == null ? List.of() : request.kinds();
        Violations violations = new Violations()
                .check(
                        !names.isEmpty(),
                        UserError.REGISTRATION,
                        "kinds",
                        "REQUIRED",
                        "CUSTOMS|PORT_CARD|DXP_ID",
                        Text.of("请选择要办理的事项", "Choose what to enrol for"));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Stream.of(EnrolmentKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .forEach(wanted::add);
            violations.check(
                    Stream.of(EnrolmentKind.values())
                            .anyMatch(kind -> kind.name().equals(name)),
                    UserError.REGISTRATION,
                    "kinds[" + i + "]",
                    "KIND",
                    "CUSTOMS|PORT_CARD|DXP_ID",
                    Text.of("没有这个事项", "There is no such enrolment"));
        }
        for (EnrolmentKind kind : wanted) {
            kind.needs()
                    .ifPresent(needed -> violations.check(
                            wanted.contains(needed) || known.contains(needed),
                            UserError.REGISTRATION,
                            "kinds",
                            "DEPENDENCY",
                            needed.name(),
                            Text.of("请同时办理 " + needed, "Ask for " + needed + " too")));
        }
        violations.throwIfAny(UserError.REGISTRATION);
        return wanted;
    }

    private EnrolmentRow lock(long id) {
        EnrolmentRow row =
                rows.selectOne(new QueryWrapper<EnrolmentRow>().eq("id", id).last("FOR UPDATE"));
        if (row == null) {
            throw new NotFoundException("enrolment", id);
        }
        return row;
    }

    private Map<EnrolmentKind, EnrolmentRow> lock() {
        return byKind(rows.selectList(
                new QueryWrapper<EnrolmentRow>().orderByAsc("id").last("FOR UPDATE")));
    }

    private Map<EnrolmentKind, EnrolmentRow> all() {
        return byKind(rows.selectList(new QueryWrapper<EnrolmentRow>().orderByAsc("id")));
    }

    private static Map<EnrolmentKind, EnrolmentRow> byKind(List<EnrolmentRow> found) {
        return found.stream()
                .collect(Collectors.toMap(
                        row -> row.kind,
                        Function.identity(),
                        (one, other) -> one,
                        () -> new EnumMap<>(EnrolmentKind.class)));
    }

    private List<EnrolmentResponse> responses(Stream<EnrolmentRow> found) {
        List<EnrolmentRow> list = found.toList();
        Map<String, List<Timelines.Entry>> histories =
                timelines.of(list.stream().map(EnrolmentRow::subject).toList());
        List<EnrolmentResponse> responses = new ArrayList<>();
        for (EnrolmentRow row : list) {
            List<Timelines.Entry> history = histories.getOrDefault(row.subject(), List.of());
            boolean open = row.status == EnrolmentStatus.SUBMITTED || row.status == EnrolmentStatus.READY;
            Instant expected = open && !history.isEmpty()
                    ? history.getLast().at().plus(Duration.ofDays(expectedDays.get(row.kind)))
                    : null;
            responses.add(new EnrolmentResponse(
                    Ids.text(row.id),
                    row.kind.name(),
                    row.status.name(),
                    row.status == EnrolmentStatus.WAITING
                            ? row.kind.needs().map(Enum::name).orElse("LICENCE")
                            : null,
                    row.resultNo,
                    row.validFrom,
                    row.validTo,
                    row.reason,
                    row.status == EnrolmentStatus.REJECTED ? "REQUEST_AGAIN" : null,
                    expected,
                    authorities
                            .get(row.kind == EnrolmentKind.CUSTOMS ? "customs-office" : "eport")
                            .channel(),
                    history));
        }
        return responses;
    }

    private void tell(EnrolmentRow row, Importance importance, Text what) {
        Text name = switch (row.kind) {
            case CUSTOMS -> Text.of("海关备案", "Customs registration");
            case PORT_CARD -> Text.of("电子口岸卡", "The port card");
            case DXP_ID -> Text.of("DXP ID ", "The DXP id");
        };
        notifications.tell(
                "enrolment:" + row.id + ":" + row.status + ":" + row.round,
                importance,
                name,
                Text.of(name.zh() + what.zh(), name.en() + " " + what.en()),
                "/enrolments");
    }
}
