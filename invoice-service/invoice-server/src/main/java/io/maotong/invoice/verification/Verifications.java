package io.maotong.invoice.verification;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.platform.InvoiceIdentity;
import io.maotong.invoice.source.Sources;
import io.maotong.invoice.verification.VerificationSettings.AskedAmount;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions to the bureau about invoices of the current merchant. One answer is the truth for a day, whoever asks; while a
 * question is open, everybody who asks the same waits for the same answer.
 */
@Service
class Verifications {

    static final String KIND = "invoice.verify";

    private static final Map<String, String> SORTABLE = Map.of("id", "id");

    /** What the intent carries. */
    record Reference(long id) {}

    /** @param rows one for each question that was taken, in their order @param refused those that were handed back */
    record Taken(List<VerificationRow> rows, List<Violation> refused) {}

    /** Everything optional. @param number code and number as one */
    record Filter(String number, VerificationOutcome outcome, String status) {}

    private final VerificationMapper verifications;
    private final InputInvoices invoices;
    private final Sources sources;
    private final Intents intents;
    private final VerificationSettings settings;
    private final VerificationRules rules;
    private final Clock clock;

    Verifications(
            VerificationMapper verifications,
            InputInvoices invoices,
            Sources sources,
            Intents intents,
            VerificationSettings settings,
            Clock clock) {
        this.verifications = verifications;
        this.invoices = invoices;
        this.sources = sources;
        this.intents = intents;
        this.settings = settings;
        this.rules = new VerificationRules(settings);
        this.clock = clock;
    }

    /**
     * Answers from what is known, or promises to ask.
     *
     * @param force asks even if an answer is still good
     */
    @Transactional
    Taken ask(List<VerificationRules.Asked> asked, boolean force, String actor) {
        LocalDate today = BusinessTime.today(clock);
        Map<String, VerificationQuestion> questions = new LinkedHashMap<>();
        Map<String, Integer> rowOf = new HashMap<>();
        List<Violation> refused = new ArrayList<>();
        int row = 1;
        for (VerificationRules.Asked one : asked) {
            switch (rules.read(one, today, asked.size() == 1 ? "" : "items[" + (row - 1) + "].")) {
                case VerificationRules.Result.Question question -> {
                    questions.putIfAbsent(question.question().cacheKey(), question.question());
                    rowOf.putIfAbsent(question.question().cacheKey(), row);
                }
                case VerificationRules.Result.Refused found -> {
                    for (Violation violation : found.violations()) {
                        refused.add(violation.atRow(row));
                    }
                }
            }
            row++;
        }
        return questions.isEmpty() ? new Taken(List.of(), refused) : ask(questions, rowOf, refused, force, actor);
    }

    private Taken ask(
            Map<String, VerificationQuestion> questions,
            Map<String, Integer> rowOf,
            List<Violation> refused,
            boolean force,
            String actor) {
        sources.taxpayer();
        LocalDate today = BusinessTime.today(clock);
        Map<String, VerificationRow> answers = new HashMap<>();
        for (VerificationRow known :
                verifications.current(questions.keySet(), clock.instant().minus(settings.cache()))) {
            if (known.liveKey != null || !force) {
                answers.put(known.cacheKey, known);
            }
        }
        Map<String, Integer> used =
                verifications
                        .asked(
                                questions.values().stream()
                                        .map(VerificationQuestion::identity)
                                        .toList(),
                                today)
                        .stream()
                        .collect(Collectors.toMap(VerificationMapper.Day::identity, VerificationMapper.Day::asked));
        List<VerificationRow> fresh = new ArrayList<>();
        questions.forEach((key, question) -> {
            if (answers.containsKey(key)) {
                return;
            }
            if (used.getOrDefault(question.identity(), 0) >= settings.dailyLimit()) {
                refused.add(Violation.of(
                                InvoiceError.VERIFY_LIMIT,
                                "number",
                                "DAILY_LIMIT",
                                settings.dailyLimit() + " a day",
                                Text.of(
                                                "发票 %s 今日已查验 %d 次，请明天再查或查看历史结果",
                                                "Invoice %s was asked for %d times today: ask tomorrow, or look at the history")
                                        .with(question.identity(), settings.dailyLimit()))
                        .atRow(rowOf.get(key)));
                return;
            }
            fresh.add(row(question, key, actor));
        });
        if (!fresh.isEmpty()) {
            verifications.open(fresh);
            Map<String, VerificationRow> opened =
                    verifications.live(fresh.stream().map(one -> one.cacheKey).toList()).stream()
                            .collect(Collectors.toMap(one -> one.cacheKey, Function.identity()));
            for (VerificationRow one : fresh) {
                VerificationRow open = opened.get(one.cacheKey);
                answers.put(one.cacheKey, open);
                // Somebody else may have opened it a moment before: then the promise is made.
                if (open.id.equals(one.id)) {
                    intents.add(KIND, one.identity, new Reference(one.id));
                }
            }
        }
        return new Taken(
                questions.keySet().stream()
                        .filter(answers::containsKey)
                        .map(answers::get)
                        .toList(),
                refused);
    }

    /** Asks about invoices that we collected: nobody has to type what is known. */
    @Transactional
    Taken askKnown(List<String> numbers, boolean force, String actor) {
        Map<String, InputInvoices.Head> heads = invoices.heads(numbers);
        List<VerificationRules.Asked> asked = new ArrayList<>();
        List<Violation> refused = new ArrayList<>();
        int row = 1;
        for (String number : numbers) {
            InputInvoices.Head head = heads.get(number);
            if (head == null) {
                refused.add(Violation.of(
                                InvoiceError.UNKNOWN_INVOICE,
                                "invoiceNos",
                                "KNOWN",
                                null,
                                Text.of("没有发票 %s，请先归集", "No invoice %s: collect first")
                                        .with(number))
                        .atRow(row));
            } else if (settings.checkCodes().contains(head.kindCode())) {
                refused.add(Violation.of(
                                InvoiceError.VERIFY_REQUEST,
                                "invoiceNos",
                                "CHECK_CODE",
                                "6 digits",
                                Text.of("发票 %s 须填写校验码查验", "Give the check code of invoice %s to verify it")
                                        .with(number))
                        .atRow(row));
            } else {
                asked.add(question(head));
            }
            row++;
        }
        Taken taken = asked.isEmpty() ? new Taken(List.of(), List.of()) : ask(asked, force, actor);
        refused.addAll(taken.refused());
        return new Taken(taken.rows(), refused);
    }

    private VerificationRules.Asked question(InputInvoices.Head head) {
        InvoiceIdentity identity = InvoiceIdentity.of(head.number(), head.kindCode());
        return new VerificationRules.Asked(
                head.kindCode(),
                identity.code(),
                identity.number(),
                head.issuedOn(),
                settings.amounts().get(head.kindCode()) == AskedAmount.NET ? head.amount() : head.total(),
                null);
    }

    private VerificationRow row(VerificationQuestion question, String key, String actor) {
        VerificationRow row = new VerificationRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.kindCode = question.kindCode();
        row.code = question.code();
        row.number = question.number();
        row.identity = question.identity();
        row.issuedOn = question.issuedOn();
        row.amount = question.amount();
        row.checkCode = question.checkCode();
        row.cacheKey = key;
        row.requestedBy = actor;
        row.createdAt = clock.instant();
        return row;
    }

    VerificationRow get(long id) {
        VerificationRow row = verifications.selectById(id);
        if (row == null) {
            throw new NotFoundException("verification", id);
        }
        return row;
    }

    /** Every question and answer, newest first. */
    PageResponse<VerificationRow> history(Filter filter, PageRequest page) {
        QueryWrapper<VerificationRow> query = new QueryWrapper<>();
        query.eq(filter.number() != null, "identity", filter.number())
                .eq(filter.outcome() != null, "outcome", filter.outcome())
                .eq(filter.status() != null, "status", filter.status());
        return PageResponse.of(verifications.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }
}
