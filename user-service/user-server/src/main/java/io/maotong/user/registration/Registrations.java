package io.maotong.user.registration;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.party.CreditCode;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.key.KeyService;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.UserError;
import io.maotong.user.account.Accounts;
import io.maotong.user.account.Mobile;
import io.maotong.user.authority.Authorities;
import io.maotong.user.enrolment.Enrolments;
import io.maotong.user.merchant.Merchants;
import io.maotong.user.notification.Importance;
import io.maotong.user.notification.Notifications;
import io.maotong.user.qualification.QualificationChange;
import io.maotong.user.realname.PersonalNumber;
import io.maotong.user.timeline.Timelines;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Founding a company: what the merchant does, and what the register's answers do to it. */
@Service
class Registrations {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Remark>> REMARKS = new TypeReference<>() {};

    private final RegistrationMapper rows;
    private final PersonMapper persons;
    private final DocumentMapper documents;
    private final Accounts accounts;
    private final Merchants merchants;
    private final Enrolments enrolments;
    private final Timelines timelines;
    private final Notifications notifications;
    private final Intents intents;
    private final Authorities authorities;
    private final KeyService keys;
    private final RegistrationProperties properties;
    private final JsonMapper json;
    private final Clock clock;

    Registrations(
            RegistrationMapper rows,
            PersonMapper persons,
            DocumentMapper documents,
            Accounts accounts,
            Merchants merchants,
            Enrolments enrolments,
            Timelines timelines,
            Notifications notifications,
            Intents intents,
            Authorities authorities,
            KeyService keys,
            RegistrationProperties properties,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.persons = persons;
        this.documents = documents;
        this.accounts = accounts;
        this.merchants = merchants;
        this.enrolments = enrolments;
        this.timelines = timelines;
        this.notifications = notifications;
        this.intents = intents;
        this.authorities = authorities;
        this.keys = keys;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    // ---------------------------------------------------------------- what the merchant does

    @Transactional
    public RegistrationResponse create(RegistrationRequest request, String actor) {
        check(request);
        accounts.lock(Ids.parse(actor));
        boolean open = rows.selectList(new QueryWrapper<RegistrationRow>().last("FOR UPDATE")).stream()
                .anyMatch(row -> !row.status.isOver() || row.status == RegistrationStatus.LICENSED);
        if (open) {
            throw new BusinessException(
                    UserError.REGISTRATION_OPEN, Text.of("请继续办理已有的申请", "Go on with the one that is under way"));
        }
        RegistrationRow row = new RegistrationRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.status = RegistrationStatus.DRAFT;
        row.round = 0;
        row.nameTried = 0;
        row.sending = false;
        row.createdAt = clock.instant();
        row.version = 1;
        take(row, request, actor);
        rows.insert(row);
        keepPersons(row, request);
        timelines.record(row.subject(), row.status, actor, null, null);
        return response(row);
    }

    @Transactional
    public RegistrationResponse change(long id, RegistrationRequest request, String actor) {
        check(request);
        RegistrationRow row = lock(id);
        if (!row.status.isEditable()) {
            throw new IllegalTransition("company registration", row.status, "edit");
        }
        if (row.status == RegistrationStatus.CORRECTION && !request.names().contains(row.reservedName)) {
            throw new BusinessException(
                    UserError.REGISTRATION,
                    List.of(Violation.of(
                            UserError.REGISTRATION,
                            "names",
                            "NAME-RESERVED",
                            row.reservedName,
                            Text.of("补正时不能更换已申报的名称", "The reserved name cannot change in a correction"))));
        }
        take(row, request, actor);
        rows.updateById(row);
        persons.delete(new QueryWrapper<PersonRow>().eq("registration_id", id));
        keepPersons(row, request);
        return response(row);
    }

    @Transactional
    public RegistrationResponse submit(long id, String actor) {
        RegistrationRow row = lock(id);
        row.round = row.round + 1;
        row.sending = false;
        row.submittedBy = actor;
        if (row.status == RegistrationStatus.CORRECTION) {
            prepareDocuments(row, actor);
            move(row, RegistrationStatus.SIGNING, actor, row.applicationNo, null);
        } else if (holdsReservation(row) && row.status == RegistrationStatus.DRAFT) {
            move(row, RegistrationStatus.NAME_RESERVED, actor, row.reservationNo, null);
        } else {
            row.nameTried = 0;
            row.reservedName = null;
            row.reservationNo = null;
            row.reservedUntil = null;
            move(row, RegistrationStatus.NAME_CHECKING, actor, null, null);
        }
        row.remarks = null;
        row.alternatives = null;
        rows.updateById(row);
        intents.add(ProceedWithRegistration.KIND, "registration " + id, new ProceedWithRegistration.Payload(id));
        return response(row);
    }

    @Transactional
    public RegistrationResponse withdraw(long id, String actor) {
        RegistrationRow row = lock(id);
        move(row, RegistrationStatus.WITHDRAWN, actor, null, null);
        rows.updateById(row);
        return response(row);
    }

    public RegistrationResponse get(long id) {
        return response(require(id));
    }

    public List<RegistrationResponse> list() {
        return rows
                .selectList(
                        new QueryWrapper<RegistrationRow>().orderByDesc("id").last("LIMIT 20"))
                .stream()
                .map(this::response)
                .toList();
    }

    // ---------------------------------------------------------------- what the register's answers do

    RegistrationRow require(long id) {
        RegistrationRow row = rows.selectById(id);
        if (row == null) {
            throw new NotFoundException("company registration", id);
        }
        return row;
    }

    List<String> namesOf(RegistrationRow row) {
        return json.readValue(row.names, TEXTS);
    }

    RegistryForms.Application application(RegistrationRow row, String serial) {
        List<PersonRow> people = personsOf(row.id);
        List<PersonRow> holders = people.stream()
                .filter(person -> person.role == PersonRole.SHAREHOLDER)
                .toList();
        List<BigDecimal> amounts = Shares.split(
                row.capital, holders.stream().map(holder -> holder.sharePercent).toList());
        List<RegistryForms.Person> forms = people.stream()
                .map(person -> new RegistryForms.Person(
                        person.role.name(),
                        person.name,
                        person.idNumber,
                        person.mobile,
                        person.sharePercent,
                        holders.contains(person) ? amounts.get(holders.indexOf(person)) : null))
                .toList();
        RegistryForms.Company company = new RegistryForms.Company(
                row.reservedName,
                row.type.chinese(),
                row.regionCode,
                row.domicile,
                new RegistryForms.Capital(row.capital.toPlainString(), "CNY"),
                json.readValue(row.scope, TEXTS),
                row.industryCode,
                row.email,
                row.mobile);
        List<RegistryForms.Document> papers = documentsOf(row).stream()
                .map(paper -> new RegistryForms.Document(paper.kind, paper.sha256))
                .toList();
        return new RegistryForms.Application(serial, row.reservationNo, company, forms, papers);
    }

    /** The register keeps one of the names for us. */
    @Transactional
    public void nameReserved(long id, String name, RegistryForms.NameResult result) {
        RegistrationRow row = lock(id);
        if (row.status != RegistrationStatus.NAME_CHECKING) {
            return;
        }
        row.reservedName = name;
        row.reservationNo = result.reservationNo();
        row.reservedUntil = result.reservedUntil();
        move(row, RegistrationStatus.NAME_RESERVED, Timelines.SYSTEM, result.reservationNo(), name);
        rows.updateById(row);
    }

    /** One of the names is not to be had; the next one is tried, and after the last the merchant is asked. */
    @Transactional
    public void nameRefused(long id, int index, String words, List<String> alternatives) {
        RegistrationRow row = lock(id);
        if (row.status != RegistrationStatus.NAME_CHECKING || row.nameTried != index) {
            return;
        }
        List<Remark> remarks = new ArrayList<>(remarks(row));
        remarks.add(RemarkHints.of("names[" + index + "]", words));
        row.remarks = json.writeValueAsString(remarks);
        row.nameTried = index + 1;
        if (row.alternatives == null && alternatives != null && !alternatives.isEmpty()) {
            row.alternatives = json.writeValueAsString(alternatives);
        }
        if (row.nameTried >= namesOf(row).size()) {
            move(row, RegistrationStatus.DRAFT, Timelines.SYSTEM, null, words);
            tell(
                    row,
                    Importance.ACTION,
                    Text.of("名称未通过，请更换名称后重新提交", "No name was free: choose others and submit again"));
        }
        rows.updateById(row);
    }

    /** The data is complete and the papers are ready to be sent. */
    @Transactional
    public void prepare(long id) {
        RegistrationRow row = lock(id);
        if (row.status == RegistrationStatus.NAME_RESERVED) {
            if (!holdsReservation(row)) {
                expire(row);
                return;
            }
            move(row, RegistrationStatus.FILLED, Timelines.SYSTEM, null, null);
        }
        if (row.status == RegistrationStatus.FILLED) {
            prepareDocuments(row, row.submittedBy);
            move(row, RegistrationStatus.SIGNING, row.submittedBy, null, null);
        }
        rows.updateById(row);
    }

    /** The application is about to be sent: from now on it may have arrived. */
    @Transactional
    public void sending(long id, String serial) {
        RegistrationRow row = lock(id);
        if (row.status == RegistrationStatus.SIGNING && !row.sending) {
            row.sending = true;
            if (row.applicationNo == null) {
                row.applicationSerial = serial;
            }
            rows.updateById(row);
        }
    }

    /** The register has the application, or the answer to its correction. */
    @Transactional
    public void filed(long id, String applicationNo) {
        RegistrationRow row = lock(id);
        if (row.status != RegistrationStatus.SIGNING) {
            return;
        }
        boolean corrected = row.applicationNo != null;
        row.applicationNo = applicationNo;
        row.sending = false;
        move(
                row,
                corrected ? RegistrationStatus.UNDER_REVIEW : RegistrationStatus.SUBMITTED,
                Timelines.SYSTEM,
                applicationNo,
                null);
        rows.updateById(row);
    }

    /** The register took nothing in, and says why. */
    @Transactional
    public void refused(long id, List<Remark> remarks) {
        RegistrationRow row = lock(id);
        if (row.status != RegistrationStatus.SIGNING) {
            return;
        }
        row.sending = false;
        row.remarks = json.writeValueAsString(remarks);
        RegistrationStatus back = row.applicationNo == null ? RegistrationStatus.DRAFT : RegistrationStatus.CORRECTION;
        move(row, back, Timelines.SYSTEM, null, words(remarks));
        rows.updateById(row);
        tell(row, Importance.ACTION, Text.of("材料不符合要求，请按提示修改", "The register wants changes: see the fields"));
    }

    /** What the register says about a pending application. */
    @Transactional
    public void take(long id, RegistryForms.State state) {
        RegistrationRow row = lock(id);
        if (!row.status.isWithRegister()) {
            return;
        }
        switch (String.valueOf(state.status())) {
            case "UNDER_REVIEW" -> {
                if (row.status == RegistrationStatus.SUBMITTED) {
                    move(row, RegistrationStatus.UNDER_REVIEW, Timelines.SYSTEM, null, null);
                }
            }
            case "CORRECTION" -> returned(row, RegistrationStatus.CORRECTION, state);
            case "REJECTED" -> returned(row, RegistrationStatus.REJECTED, state);
            case "APPROVED" -> approve(row);
            case "LICENSED" -> {
                approve(row);
                license(row, state);
            }
            default -> {
                // ACCEPTED, or a word we do not know: wait for the next.
            }
        }
        rows.updateById(row);
    }

    private void approve(RegistrationRow row) {
        if (row.status != RegistrationStatus.APPROVED) {
            move(row, RegistrationStatus.APPROVED, Timelines.SYSTEM, row.applicationNo, null);
            tell(row, Importance.PROGRESS, Text.of("登记机关已核准，等待发照", "Approved: the licence is being issued"));
        }
    }

    private void license(RegistrationRow row, RegistryForms.State state) {
        row.creditCode = state.uscc();
        row.licenceNo = state.licenceNo();
        row.issuedOn = state.issuedOn();
        move(row, RegistrationStatus.LICENSED, Timelines.SYSTEM, state.licenceNo(), null);
        merchants.licensed(new QualificationChange.Licence(
                state.companyName(),
                state.uscc(),
                state.legalRepresentative(),
                state.regionCode(),
                row.industryCode,
                state.issuedOn(),
                Money.of(row.capital, "CNY"),
                row.domicile));
        enrolments.companyLicensed();
        tell(row, Importance.PROGRESS, Text.of("营业执照已核发，统一社会信用代码 " + state.uscc(), "Licensed: " + state.uscc()));
    }

    private void returned(RegistrationRow row, RegistrationStatus to, RegistryForms.State state) {
        List<Remark> remarks = state.remarks() == null
                ? List.of()
                : state.remarks().stream()
                        .map(remark -> RemarkHints.of(remark.field(), remark.remark()))
                        .toList();
        row.remarks = json.writeValueAsString(remarks);
        move(row, to, Timelines.SYSTEM, row.applicationNo, words(remarks));
        tell(
                row,
                Importance.ACTION,
                to == RegistrationStatus.CORRECTION
                        ? Text.of("登记机关要求补正：" + words(remarks), "The register asks for a correction: " + words(remarks))
                        : Text.of("登记机关驳回：" + words(remarks), "The register refused: " + words(remarks)));
    }

    private void expire(RegistrationRow row) {
        move(row, RegistrationStatus.EXPIRED, Timelines.SYSTEM, null, null);
        rows.updateById(row);
        tell(row, Importance.ACTION, Text.of("名称保留期已过，请重新申请", "The reservation has run out: apply again"));
    }

    private boolean holdsReservation(RegistrationRow row) {
        return row.reservationNo != null
                && namesOf(row).contains(row.reservedName)
                && !row.reservedUntil.isBefore(BusinessTime.today(clock));
    }

    private void prepareDocuments(RegistrationRow row, String confirmedBy) {
        List<DocumentRow> papers =
                FoundingDocuments.of(row, personsOf(row.id), json.readValue(row.scope, TEXTS)).entrySet().stream()
                        .map(paper -> {
                            DocumentRow document = new DocumentRow();
                            document.id = Ids.next();
                            document.merchantId = row.merchantId;
                            document.registrationId = row.id;
                            document.round = row.round;
                            document.kind = paper.getKey();
                            document.content = paper.getValue();
                            document.sha256 = FoundingDocuments.sha256(paper.getValue());
                            document.confirmedBy = confirmedBy;
                            document.confirmedAt = clock.instant();
                            return document;
                        })
                        .toList();
        documents.insert(papers);
    }

    private void move(RegistrationRow row, RegistrationStatus to, String actor, String receiptNo, String remark) {
        row.status = row.status.to(to);
        timelines.record(row.subject(), to, actor, receiptNo, remark);
    }

    private void tell(RegistrationRow row, Importance importance, Text body) {
        notifications.tell(
                "registration:" + row.id + ":" + row.status + ":" + row.round,
                importance,
                Text.of("企业开办进展", "Company registration"),
                body,
                "/company-registrations/" + row.id);
    }

    private static String words(List<Remark> remarks) {
        return remarks.isEmpty() ? "" : remarks.getFirst().remark();
    }

    // ---------------------------------------------------------------- rows and answers

    private void check(RegistrationRequest request) {
        List<Violation> violations =
                new RegistrationRules(properties.names(), BusinessTime.today(clock)).check(request);
        if (!violations.isEmpty()) {
            throw new BusinessException(UserError.REGISTRATION, violations);
        }
    }

    private void take(RegistrationRow row, RegistrationRequest request, String actor) {
        row.names = json.writeValueAsString(
                request.names().stream().map(String::strip).toList());
        row.type = CompanyType.of(request.type()).orElseThrow();
        row.regionCode = request.regionCode();
        row.industryCode = request.industryCode();
        row.domicile = request.domicile().strip();
        row.capital = request.capital().amount();
        row.scope = json.writeValueAsString(request.scope());
        row.email = request.email();
        row.mobile = accounts.mobileOf(Ids.parse(actor))
                .orElseThrow(() -> new NotFoundException("mobile number of account", actor));
    }

    private void keepPersons(RegistrationRow row, RegistrationRequest request) {
        List<PersonRow> people = new ArrayList<>();
        for (RegistrationRequest.PersonRequest person : request.persons()) {
            PersonRow one = new PersonRow();
            one.id = Ids.next();
            one.merchantId = row.merchantId;
            one.registrationId = row.id;
            one.position = people.size();
            one.role = PersonRole.valueOf(person.role());
            one.name = person.name().strip();
            one.idNumber = CreditCode.normalise(person.idNumber());
            one.idNumberIndex = keys.blindIndex(one.idNumber);
            one.mobile = person.mobile();
            one.sharePercent = one.role == PersonRole.SHAREHOLDER ? person.sharePercent() : null;
            people.add(one);
        }
        persons.insert(people);
    }

    private RegistrationRow lock(long id) {
        RegistrationRow row =
                rows.selectOne(new QueryWrapper<RegistrationRow>().eq("id", id).last("FOR UPDATE"));
        if (row == null) {
            throw new NotFoundException("company registration", id);
        }
        return row;
    }

    private List<PersonRow> personsOf(long id) {
        return persons.selectList(
                new QueryWrapper<PersonRow>().eq("registration_id", id).orderByAsc("position"));
    }

    private List<DocumentRow> documentsOf(RegistrationRow row) {
        return documents.selectList(new QueryWrapper<DocumentRow>()
                .eq("registration_id", row.id)
                .eq("round", row.round)
                .orderByAsc("id"));
    }

    private List<Remark> remarks(RegistrationRow row) {
        return row.remarks == null ? List.of() : json.readValue(row.remarks, REMARKS);
    }

    private RegistrationResponse response(RegistrationRow row) {
        Duration review = Duration.ofDays(properties.expectedDays().review());
        return new RegistrationResponse(
                Ids.text(row.id),
                row.status.name(),
                namesOf(row),
                row.type.name(),
                row.regionCode,
                row.industryCode,
                row.domicile,
                Money.of(row.capital, "CNY"),
                json.readValue(row.scope, TEXTS),
                row.email,
                personsOf(row.id).stream()
                        .map(person -> new RegistrationResponse.PersonResponse(
                                person.role.name(),
                                person.name,
                                PersonalNumber.masked(person.idNumber),
                                person.mobile == null ? null : Mobile.masked(person.mobile),
                                person.sharePercent))
                        .toList(),
                row.reservedName,
                row.reservationNo,
                row.reservedUntil,
                row.applicationNo,
                remarks(row),
                row.alternatives == null ? List.of() : json.readValue(row.alternatives, TEXTS),
                row.creditCode,
                row.licenceNo,
                row.issuedOn,
                documentsOf(row).stream()
                        .map(paper -> new RegistrationResponse.DocumentResponse(
                                paper.kind, paper.sha256, paper.confirmedBy, paper.confirmedAt))
                        .toList(),
                new RegistrySteps(row.status, timelines.of(row.subject()), review).list(),
                authorities.get("registry").channel(),
                row.createdAt);
    }
}
