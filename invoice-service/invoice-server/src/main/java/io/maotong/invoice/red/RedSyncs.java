package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.platform.RedPlatform;
import io.maotong.invoice.platform.RedPlatform.RedLineRecord;
import io.maotong.invoice.platform.RedPlatform.RedRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reading the platform's list of forms, side by side and day by day: what others entered is taken in, what is known goes
 * forward. Each page is stored together with the place behind it, so that a run goes on where it was cut off.
 */
@Service
class RedSyncs {

    static final String KIND = "red.sync";
    static final String RUNNING = "RUNNING";

    private static final String LIVE = "LIVE";
    private static final Map<String, String> SORTABLE = Map.of("id", "id");

    record RunReference(long runId) {}

    /** Where a run stands. */
    record Place(boolean running, Side side, LocalDate day, int page) {}

    private final RedSyncMapper runs;
    private final RedSyncRejectMapper rejects;
    private final RedFormBook book;
    private final BlueInvoices blues;
    private final RedBalances balances;
    private final RedInvoices invoices;
    private final RedPlatform platform;
    private final RedProperties settings;
    // The queue knows its handlers and they know this.
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    RedSyncs(
            RedSyncMapper runs,
            RedSyncRejectMapper rejects,
            RedFormBook book,
            BlueInvoices blues,
            RedBalances balances,
            RedInvoices invoices,
            RedPlatform platform,
            RedProperties settings,
            ObjectProvider<Intents> intents,
            Clock clock) {
        this.runs = runs;
        this.rejects = rejects;
        this.book = book;
        this.blues = blues;
        this.balances = balances;
        this.invoices = invoices;
        this.platform = platform;
        this.settings = settings;
        this.intents = intents;
        this.clock = clock;
    }

    /**
     * Starts a run, or returns the one that is running.
     *
     * @param from null for some days back
     * @param to null for today
     */
    @Transactional
    RedSyncRow start(LocalDate from, LocalDate to, String actor) {
        RedSyncRow running = runs.running();
        if (running != null) {
            return running;
        }
        LocalDate today = BusinessTime.today(clock);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusDays(settings.syncDays()) : from;
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        new Violations()
                .check(
                        days >= 1 && days <= settings.syncLongest() && !last.isAfter(today),
                        CommonError.INVALID_REQUEST,
                        "from",
                        "WINDOW",
                        "1.." + settings.syncLongest(),
                        Text.of("请选择不晚于今天、最多%d天的区间", "At most %d days, not after today")
                                .with(settings.syncLongest()))
                .throwIfAny(CommonError.INVALID_REQUEST);
        RedSyncRow row = new RedSyncRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.status = RUNNING;
        row.fromDay = first;
        row.toDay = last;
        row.cursorSide = Side.SELLER;
        row.cursorDay = first;
        row.cursorPage = 1;
        row.seen = 0;
        row.inserted = 0;
        row.updated = 0;
        row.rejected = 0;
        row.liveKey = LIVE;
        row.startedBy = actor;
        row.startedAt = clock.instant();
        try {
            runs.insert(row);
        } catch (DuplicateKeyException e) {
            // Two pressed at once: there is one run.
            return Optional.ofNullable(runs.running()).orElseThrow(() -> e);
        }
        intents.getObject().add(KIND, Ids.text(row.id), new RunReference(row.id));
        return row;
    }

    Place place(long runId) {
        RedSyncRow row = get(runId);
        return new Place(row.status.equals(RUNNING), row.cursorSide, row.cursorDay, row.cursorPage);
    }

    /** Forms of a list that are not known here under that id, for which the whole is needed. */
    boolean isKnown(String uuid) {
        return book.byUuid(uuid).isPresent();
    }

    /** The page is done. @param more whether the day has another one @return whether the run is over */
    @Transactional
    boolean turned(long runId, Place from, int seen, boolean more) {
        RedSyncRow row = runs.lock(runId);
        boolean here = row.status.equals(RUNNING)
                && row.cursorSide == from.side()
                && row.cursorDay.equals(from.day())
                && row.cursorPage == from.page();
        if (!here) {
            // Another worker was faster.
            return !row.status.equals(RUNNING);
        }
        row.seen += seen;
        if (more) {
            row.cursorPage++;
        } else if (row.cursorDay.isBefore(row.toDay)) {
            row.cursorDay = row.cursorDay.plusDays(1);
            row.cursorPage = 1;
        } else if (row.cursorSide == Side.SELLER) {
            row.cursorSide = Side.BUYER;
            row.cursorDay = row.fromDay;
            row.cursorPage = 1;
        } else {
            end(row, "DONE", null);
        }
        runs.updateById(row);
        return !row.status.equals(RUNNING);
    }

    @Transactional
    void failed(long runId, String reason) {
        RedSyncRow row = runs.lock(runId);
        if (row.status.equals(RUNNING)) {
            end(row, "FAILED", reason);
            runs.updateById(row);
        }
    }

    private void end(RedSyncRow row, String status, String reason) {
        row.status = status;
        row.reason = RedFormBook.cut(reason, 1000);
        row.liveKey = null;
        row.endedAt = clock.instant();
    }

    /** Keeps what could not be taken in. */
    @Transactional
    void rejected(long runId, String uuid, String detail) {
        RedSyncRejectRow reject = new RedSyncRejectRow();
        reject.id = Ids.next();
        reject.merchantId = MerchantScope.merchantId();
        reject.runId = runId;
        reject.uuid = RedFormBook.cut(uuid, 60);
        reject.detail = RedFormBook.cut(detail, 1000);
        reject.createdAt = clock.instant();
        rejects.insert(reject);
        count(runId, 0, 0, 1);
    }

    @Transactional
    void updated(long runId) {
        count(runId, 0, 1, 0);
    }

    private void count(long runId, int inserted, int updated, int rejected) {
        RedSyncRow row = runs.lock(runId);
        row.inserted += inserted;
        row.updated += updated;
        row.rejected += rejected;
        runs.updateById(row);
    }

    /** The id of the form here; empty if it is not known. An application whose answer was lost is known by its serial. */
    Optional<Long> known(String uuid, String serial) {
        Optional<RedFormRow> row = book.byUuid(uuid);
        if (row.isEmpty() && serial != null) {
            row = book.bySerial(serial).filter(own -> own.platformUuid == null);
        }
        return row.map(found -> found.id);
    }

    /** Takes in a form that was entered somewhere else. */
    @Transactional
    void insert(long runId, Side role, RedRecord record) {
        if (isKnown(record.uuid())) {
            return;
        }
        ConfirmationState state = ConfirmationState.ofCode(record.state())
                .orElseThrow(() -> new IllegalArgumentException("hzqrxxztDm " + record.state() + " is not known"));
        RedFormRow row = RedFormService.begun(clock.instant(), "platform");
        Optional<BlueInvoice> blue = blues.find(record.blueNumber());
        row.origin = RedOrigin.PLATFORM;
        row.role = role;
        row.enteredBy = Side.ofCode(record.enteredBy());
        row.status = state.status();
        row.platformState = state;
        row.platformUuid = record.uuid();
        row.confirmationNo = record.confirmationNo();
        row.enteredAt = record.enteredAt();
        row.blueNumber = record.blueNumber();
        row.blueInvoiceId = blue.map(BlueInvoice::invoiceId).orElse(null);
        row.blueKindCode = record.blueKindCode() == null ? "02" : record.blueKindCode();
        row.blueIssuedAt = record.blueIssuedAt();
        row.blueAmount = record.blueAmount();
        row.blueTax = record.blueTax();
        row.sellerTaxNo = record.sellerTaxNo();
        row.sellerName = record.sellerName();
        row.buyerTaxNo = record.buyerTaxNo();
        row.buyerName = record.buyerName();
        row.naturalPerson = blue.map(BlueInvoice::namesAPerson).orElse(false);
        row.reason = RedReason.ofCode(record.reason());
        row.amount = record.amount();
        row.tax = record.tax();
        row.whole = record.amount().negate().compareTo(record.blueAmount()) >= 0;
        List<RedFormLineRow> lines = new ArrayList<>();
        record.lines().forEach(line -> lines.add(line(row, line)));
        reserve(row, state, record, blue, lines);
        if (state.isDead()) {
            row.endedAt = clock.instant();
        }
        book.insert(row, lines, "platform", platform.channel(), null);
        if (record.redNumber() != null && !state.isDead()) {
            invoices.finish(row, record.redNumber(), platform.channel());
        } else if (!state.isDead()) {
            intents.getObject()
                    .add(
                            row.merchantId,
                            RedPollIntent.KIND,
                            row.serialNo,
                            new RedFormService.FormReference(row.id),
                            settings.pollEvery());
        }
        count(runId, 1, 0, 0);
    }

    private void reserve(
            RedFormRow row,
            ConfirmationState state,
            RedRecord record,
            Optional<BlueInvoice> blue,
            List<RedFormLineRow> lines) {
        row.reserved = false;
        if (state.isDead()) {
            return;
        }
        if (blue.isEmpty()) {
            row.attention = "the blue invoice is not known here";
            openUnknown(record);
        } else {
            balances.lock(blue.get());
            row.reserved = balances.take(row.blueNumber, lines);
            if (!row.reserved) {
                row.attention = "it reverses more than is left here";
            }
        }
        if (book.open(row.blueNumber).isEmpty()) {
            row.liveKey = row.blueNumber;
        } else {
            row.attention = "another form of this invoice is open here";
        }
    }

    // Its red invoice is counted even though its lines cannot be.
    private void openUnknown(RedRecord record) {
        balances.lock(new BlueInvoice(
                Side.BUYER,
                null,
                record.blueNumber(),
                record.blueKindCode(),
                record.blueIssuedAt(),
                record.blueAmount(),
                record.blueTax(),
                null,
                null,
                BlueUse.UNKNOWN,
                false,
                "UNKNOWN",
                List.of(),
                null));
    }

    private static RedFormLineRow line(RedFormRow form, RedLineRecord line) {
        RedFormLineRow row = new RedFormLineRow();
        row.id = Ids.next();
        row.merchantId = form.merchantId;
        row.formId = form.id;
        row.lineNo = line.lineNo();
        row.blueLineNo = line.blueLineNo();
        row.name = line.name();
        row.shortName = line.shortName();
        row.spec = line.spec();
        row.unit = line.unit();
        row.quantity = line.quantity();
        row.unitPrice = line.unitPrice();
        row.amount = line.amount();
        row.rate = line.rate();
        row.tax = line.tax();
        row.taxClassCode = line.taxClassCode();
        return row;
    }

    RedSyncRow get(long runId) {
        RedSyncRow row = runs.selectById(runId);
        if (row == null) {
            throw new NotFoundException("red form synchronisation", runId);
        }
        return row;
    }

    PageResponse<RedSyncRow> list(PageRequest page) {
        return PageResponse.of(runs.selectPage(page.toPage(SORTABLE, "id,desc"), new QueryWrapper<>()), row -> row);
    }

    List<RedSyncRejectRow> rejects(long runId) {
        return rejects.selectList(new QueryWrapper<RedSyncRejectRow>()
                .eq("run_id", runId)
                .orderByAsc("id")
                .last("LIMIT 200"));
    }
}
