package io.maotong.invoice.archive;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.file.FileStore;
import io.maotong.invoice.file.FileWriter;
import io.maotong.invoice.file.Retention;
import io.maotong.invoice.file.Retention.RetentionClass;
import io.maotong.invoice.file.StoredFile;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Archive packages from the order to the end of their retention, one transaction for each step. */
@Service
class Archives {

    static final String BUILD = "invoice.archive";
    static final String VERIFY = "invoice.archive.verify";
    static final String RUNNING = "RUNNING";
    static final String DONE = "DONE";
    private static final int FIRST_YEAR = 2000;
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "year", "book_year", "status", "status");

    /** What the intents carry. */
    record Reference(long archiveId) {}

    private final ArchiveMapper archives;
    private final FileStore store;
    private final Sources sources;
    private final Retention retention;
    private final ObjectProvider<Intents> intents;
    private final JsonMapper json;
    private final Clock clock;

    Archives(
            ArchiveMapper archives,
            FileStore store,
            Sources sources,
            Retention retention,
            ObjectProvider<Intents> intents,
            JsonMapper json,
            Clock clock) {
        this.archives = archives;
        this.store = store;
        this.sources = sources;
        this.retention = retention;
        this.intents = intents;
        this.json = json;
        this.clock = clock;
    }

    /** Orders a package of a year, or joins the one that is being made. */
    @Transactional
    ArchiveRow order(int year, ArchiveCategory category, RetentionClass kept, String actor) {
        int last = BusinessTime.today(clock).getYear();
        if (year < FIRST_YEAR || year > last) {
            throw new BusinessException(
                    ArchiveError.YEAR,
                    List.of(Violation.of(
                            ArchiveError.YEAR,
                            "year",
                            "YEAR",
                            FIRST_YEAR + ".." + last,
                            Text.of("请填写归档年度，不晚于本年", "Name the year to archive, not later than this one"))));
        }
        String fonds = sources.lockTaxpayer().taxNo();
        ArchiveRow running = archives.selectOne(new QueryWrapper<ArchiveRow>()
                .eq("fonds", fonds)
                .eq("book_year", year)
                .eq("category", category)
                .eq("status", RUNNING)
                .last("LIMIT 1"));
        if (running != null) {
            return running;
        }
        int edition = archives.lastEdition(fonds, year, category) + 1;
        return insert(fonds, year, category, edition, 1, 0, kept, actor);
    }

    private ArchiveRow insert(
            String fonds,
            int year,
            ArchiveCategory category,
            int edition,
            int volume,
            long after,
            RetentionClass kept,
            String actor) {
        ArchiveRow row = new ArchiveRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.fonds = fonds;
        row.bookYear = year;
        row.category = category;
        row.edition = edition;
        row.volume = volume;
        row.afterId = after;
        row.retention = kept;
        row.status = RUNNING;
        row.invoices = 0;
        row.files = 0;
        row.findings = 0;
        row.keepUntil = retention.ofYear(kept, year);
        row.legalHold = false;
        row.requestedBy = actor;
        row.createdAt = clock.instant();
        archives.insert(row);
        intents.getObject().add(BUILD, Ids.text(row.id), new Reference(row.id));
        return row;
    }

    ArchiveRow get(long id) {
        ArchiveRow row = archives.selectById(id);
        if (row == null) {
            throw new NotFoundException("archive", id);
        }
        return row;
    }

    PageResponse<ArchiveRow> list(Integer year, ArchiveCategory category, String status, PageRequest page) {
        return PageResponse.of(
                archives.selectPage(
                        page.toPage(SORTABLE, "id,desc"),
                        new QueryWrapper<ArchiveRow>()
                                .select(
                                        ArchiveRow.class,
                                        column -> !column.getColumn().equals("check_result"))
                                .eq(year != null, "book_year", year)
                                .eq(category != null, "category", category)
                                .eq(status != null, "status", status)),
                row -> row);
    }

    /** The package as a file. */
    StoredFile file(ArchiveRow row) {
        if (!row.status.equals(DONE)) {
            throw notDone(row);
        }
        return store.find(row.fileId)
                .orElseThrow(() -> new IllegalStateException("the file of archive " + row.id + " is gone"));
    }

    private static BusinessException notDone(ArchiveRow row) {
        return new BusinessException(
                ArchiveError.NOT_DONE,
                Text.of("归档包处于 %s，请等待完成", "The package is %s; wait until it is complete")
                        .with(row.status));
    }

    /** Marks that a worker writes into that file; what an earlier worker began is thrown away. */
    @Transactional
    void begin(long id, long draftFileId) {
        ArchiveRow row = archives.lock(id);
        if (row.draftFileId != null) {
            store.delete(row.draftFileId);
        }
        archives.draft(id, draftFileId);
    }

    /** @return whether the worker is still the one that writes */
    @Transactional
    boolean progress(long id, long draftFileId, int invoices, int files) {
        return archives.progress(id, draftFileId, invoices, files) == 1;
    }

    /**
     * Closes a package, and begins the next volume if there is more.
     *
     * @param out complete but for its end: what another worker has taken over must not become a file that has to be kept
     * @param lastId of the last invoice in it
     * @return false if another worker has taken it over
     */
    @Transactional
    boolean done(long id, FileWriter out, int invoices, PackageWriter.Written written, long lastId, boolean more) {
        ArchiveRow row = archives.lock(id);
        if (!row.status.equals(RUNNING) || row.draftFileId != out.id()) {
            return false;
        }
        StoredFile file = out.complete(row.keepUntil);
        row.status = DONE;
        row.invoices = invoices;
        row.files = written.files();
        row.fileId = file.id();
        row.size = file.size();
        row.digestSha256 = written.digest().sha256();
        row.digestSm3 = written.digest().sm3();
        row.findings = written.check().flaws().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        row.checkResult = json.writeValueAsString(written.check());
        row.endedAt = clock.instant();
        archives.updateById(row);
        if (more) {
            try {
                insert(
                        row.fonds,
                        row.bookYear,
                        row.category,
                        row.edition,
                        row.volume + 1,
                        lastId,
                        row.retention,
                        row.requestedBy);
            } catch (DuplicateKeyException e) {
                throw new IllegalStateException("volume " + (row.volume + 1) + " was begun by somebody else", e);
            }
        }
        return true;
    }

    @Transactional
    void fail(long id, String reason) {
        archives.fail(id, reason.length() <= 500 ? reason : reason.substring(0, 500), clock.instant());
    }

    @Transactional
    ArchiveRow verify(long id) {
        ArchiveRow row = archives.lock(id);
        if (row == null) {
            throw new NotFoundException("archive", id);
        }
        if (archives.verifying(id) != 1) {
            throw notDone(row);
        }
        if (!RUNNING.equals(row.verifyState)) {
            intents.getObject().add(VERIFY, Ids.text(id), new Reference(id));
        }
        return archives.selectById(id);
    }

    @Transactional
    void verified(long id, List<String> broken) {
        String result = String.join("\n", broken);
        archives.verified(
                id,
                broken.isEmpty() ? "INTACT" : "BROKEN",
                broken.isEmpty() ? null : result.substring(0, Math.min(result.length(), 2000)),
                clock.instant());
    }

    /** Keeps it whatever its retention says, or no longer so. */
    @Transactional
    ArchiveRow hold(long id, boolean held, String reason) {
        ArchiveRow row = get(id);
        if (archives.hold(id, held, held ? reason : null) != 1) {
            throw notDone(row);
        }
        store.hold(row.fileId, held);
        return get(id);
    }

    /** Removes the bytes after the retention; the record of what was kept, and that it was removed, stays. */
    @Transactional
    ArchiveRow remove(long id) {
        ArchiveRow row = archives.lock(id);
        if (row == null) {
            throw new NotFoundException("archive", id);
        }
        if (row.status.equals("REMOVED")) {
            return row;
        }
        if (!row.status.equals(DONE)) {
            throw notDone(row);
        }
        if (row.legalHold || !row.keepUntil.isBefore(BusinessTime.today(clock))) {
            throw new BusinessException(
                    ArchiveError.KEPT,
                    row.legalHold
                            ? Text.of("档案处于法律保全：%s", "It is under a legal hold: %s")
                                    .with(row.holdReason)
                            : Text.of("保管期限至 %s，期满后才能销毁", "It must be kept until %s")
                                    .with(row.keepUntil));
        }
        store.delete(row.fileId);
        row.status = "REMOVED";
        archives.updateById(row);
        return row;
    }

    FourProperties.Result check(ArchiveRow row) {
        return row.checkResult == null ? null : json.readValue(row.checkResult, FourProperties.Result.class);
    }
}
