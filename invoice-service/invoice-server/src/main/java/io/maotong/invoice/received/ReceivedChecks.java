package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Violation;
import io.maotong.invoice.attention.AttentionCause;
import io.maotong.invoice.attention.AttentionCause.Topic;
import io.maotong.invoice.attention.Attentions;
import io.maotong.invoice.file.ReadInvoice;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.input.InputStatus;
import io.maotong.invoice.input.InputWatcher;
import io.maotong.invoice.verification.VerificationDesk;
import io.maotong.invoice.verification.VerificationListener;
import io.maotong.invoice.verification.VerificationNews;
import io.maotong.invoice.verification.VerificationOutcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the bureau says of received invoices: asked by verification, and told by what it lists. The lock of a verification comes
 * before that of the received invoice, here and where answers come in.
 */
@Service
class ReceivedChecks implements VerificationListener, InputWatcher {

    private static final String SETTLED = "系统核对一致";

    private final ReceivedInvoiceMapper invoices;
    private final ReceivedFileMapper files;
    private final ReceivedFiles content;
    private final VerificationDesk desk;
    private final InputInvoices collected;
    private final Attentions attentions;
    private final Clock clock;

    ReceivedChecks(
            ReceivedInvoiceMapper invoices,
            ReceivedFileMapper files,
            ReceivedFiles content,
            VerificationDesk desk,
            InputInvoices collected,
            Attentions attentions,
            Clock clock) {
        this.invoices = invoices;
        this.files = files;
        this.content = content;
        this.desk = desk;
        this.collected = collected;
        this.attentions = attentions;
        this.clock = clock;
    }

    /** Asks the bureau, and compares with what was collected. */
    @Transactional
    public void check(String number, boolean force, String actor) {
        ReceivedInvoiceRow seen = invoices.selectOne(new QueryWrapper<ReceivedInvoiceRow>().eq("number", number));
        ReadInvoice read = content.invoice(files.selectById(seen.fileId));
        VerificationDesk.Asked asked = desk.ask(
                new VerificationDesk.Invoice(
                        KindOfFile.code(read),
                        read.code(),
                        read.number(),
                        read.issuedOn(),
                        read.amount(),
                        read.total()),
                force,
                actor);
        ReceivedInvoiceRow row = invoices.lock(number);
        switch (asked) {
            case VerificationDesk.Asked.Taken taken -> take(row, taken.news());
            case VerificationDesk.Asked.Refused refused -> refuse(row, refused.violations());
        }
        compare(List.of(row));
    }

    private void refuse(ReceivedInvoiceRow row, List<Violation> violations) {
        if (violations.stream().anyMatch(one -> "DAILY_LIMIT".equals(one.rule()))) {
            // Asked too often today: what is known of it stays, and what was never answered is for a person.
            if (row.state == ReceivedState.WAITING) {
                row.state = ReceivedState.UNCLEAR;
                save(row);
                raise(row, AttentionCause.RECEIVED_UNCLEAR, "DAILY_LIMIT");
            }
            return;
        }
        row.state = ReceivedState.INCOMPLETE;
        save(row);
        raise(
                row,
                AttentionCause.RECEIVED_INCOMPLETE,
                violations.stream().map(Violation::field).distinct().collect(Collectors.joining(", ")));
    }

    @Override
    @Transactional
    public void answered(VerificationNews news) {
        ReceivedInvoiceRow row = invoices.lock(news.identity());
        if (row != null) {
            take(row, news);
        }
    }

    private void take(ReceivedInvoiceRow row, VerificationNews news) {
        boolean older = row.verificationId != null
                && (news.id() < row.verificationId
                        || news.id() == row.verificationId && news.open() && isAnswered(row));
        if (older) {
            return;
        }
        row.verificationId = news.id();
        row.outcome = news.outcome() == null ? null : news.outcome().name();
        row.stateCode = news.state();
        row.message = news.message();
        row.checkedAt = news.checkedAt();
        row.nextAt = news.nextAt();
        InputStatus status = news.state() == null ? null : InputStatus.of(news.state(), news.abnormal(), news.locked());
        row.state = stateOf(news.outcome(), status, row);
        save(row);
        conclude(row, news.outcome(), status);
    }

    private static boolean isAnswered(ReceivedInvoiceRow row) {
        return row.state != ReceivedState.WAITING && row.state != ReceivedState.NOT_YET;
    }

    private ReceivedState stateOf(VerificationOutcome outcome, InputStatus status, ReceivedInvoiceRow row) {
        if (outcome == null) {
            return ReceivedState.WAITING;
        }
        return switch (outcome) {
            case GENUINE -> sound(status, row) ? ReceivedState.GENUINE : ReceivedState.MISMATCH;
            case NOT_YET -> ReceivedState.NOT_YET;
            case DIFFERENT, NOT_FOUND, NOT_OURS -> ReceivedState.MISMATCH;
            case FAILED, UNKNOWN -> ReceivedState.UNCLEAR;
        };
    }

    // A red invoice is what it should be when it is red.
    private boolean sound(InputStatus status, ReceivedInvoiceRow row) {
        return status == null
                || status == InputStatus.NORMAL
                || status == InputStatus.RED && files.selectById(row.fileId).red;
    }

    private void conclude(ReceivedInvoiceRow row, VerificationOutcome outcome, InputStatus status) {
        String words = row.message == null ? "" : row.message;
        switch (row.state) {
            case GENUINE -> attentions.settle(Topic.RECEIVED, List.of(row.number), SETTLED);
            case UNCLEAR -> raise(row, AttentionCause.RECEIVED_UNCLEAR, words);
            case MISMATCH -> {
                switch (outcome) {
                    case DIFFERENT -> raise(row, AttentionCause.RECEIVED_DIFFERENT, words);
                    case NOT_FOUND -> raise(row, AttentionCause.RECEIVED_NOT_FOUND, words);
                    case NOT_OURS -> raise(row, AttentionCause.RECEIVED_NOT_OURS, words);
                    default -> raise(row, AttentionCause.RECEIVED_STATE, status + " (" + row.stateCode + ")");
                }
            }
            default -> {
                // Nobody is needed while the bureau is still being asked.
            }
        }
    }

    @Override
    @Transactional
    public void arrived(List<String> numbers) {
        known(numbers);
    }

    @Override
    @Transactional
    public void changed(List<String> numbers) {
        known(numbers);
    }

    private void known(List<String> numbers) {
        List<ReceivedInvoiceRow> rows = invoices.selectList(new QueryWrapper<ReceivedInvoiceRow>()
                .in("number", numbers)
                .orderByAsc("number")
                .last("FOR UPDATE"));
        if (!rows.isEmpty()) {
            compare(rows);
        }
    }

    /** Finds what is not the same in the files and in what was collected, and what is no longer sound. */
    private void compare(List<ReceivedInvoiceRow> rows) {
        Map<String, InputInvoices.Head> heads =
                collected.heads(rows.stream().map(row -> row.number).toList());
        if (heads.isEmpty()) {
            return;
        }
        Map<Long, ReceivedFileRow> told = files
                .selectByIds(rows.stream().map(row -> row.fileId).toList())
                .stream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
        List<ReceivedInvoiceRow> changed = new ArrayList<>();
        List<Attentions.Matter> matters = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (ReceivedInvoiceRow row : rows) {
            InputInvoices.Head head = heads.get(row.number);
            if (head == null) {
                continue;
            }
            ReceivedFileRow file = told.get(row.fileId);
            ReceivedDifferences differences = ReceivedDifferences.between(file, head);
            boolean spoilt = spoilt(row, head, file);
            if (spoilt) {
                row.state = ReceivedState.MISMATCH;
                row.stateCode = head.stateCode();
                matters.add(matter(row, AttentionCause.RECEIVED_STATE, head.status() + " (" + head.stateCode() + ")"));
            }
            if (differences.none()) {
                same.add(row.number);
            } else {
                matters.add(matter(row, AttentionCause.COLLECTED_DIFFERS, differences.words()));
            }
            if (spoilt || !row.differs.equals(differences.text())) {
                row.differs = differences.text();
                row.updatedAt = clock.instant();
                changed.add(row);
            }
        }
        if (!changed.isEmpty()) {
            invoices.updateById(changed);
        }
        attentions.raise(matters);
        attentions.settle(Topic.COLLECTED, same, SETTLED);
    }

    /** It was found genuine and sound, and is not any more. */
    private static boolean spoilt(ReceivedInvoiceRow row, InputInvoices.Head head, ReceivedFileRow file) {
        return row.state == ReceivedState.GENUINE
                && head.status() != InputStatus.NORMAL
                && !(head.status() == InputStatus.RED && file.red);
    }

    private void save(ReceivedInvoiceRow row) {
        row.updatedAt = clock.instant();
        invoices.updateById(row);
    }

    private void raise(ReceivedInvoiceRow row, AttentionCause cause, String detail) {
        attentions.raise(List.of(matter(row, cause, detail)));
    }

    private static Attentions.Matter matter(ReceivedInvoiceRow row, AttentionCause cause, String detail) {
        return new Attentions.Matter(row.merchantId, cause, row.number, detail, row.owner);
    }
}
