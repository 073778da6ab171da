package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.draft.OrderColumn;
import io.maotong.web.problem.Problem;
import io.maotong.web.security.CurrentActor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Uploads and what became of them. */
@Service
class ImportService {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");
    private static final Map<String, String> ROWS_SORTABLE = Map.of("id", "id", "row", "row_no");
    private static final int LONGEST_NAME = 200;
    private static final int PORTION = 500;

    private final ImportMapper imports;
    private final ImportedRowMapper rows;
    private final Faults faults;
    private final ColumnMappings mappings;
    private final ImportFiles files;
    private final Intents intents;
    private final JsonMapper json;
    private final Clock clock;

    ImportService(
            ImportMapper imports,
            ImportedRowMapper rows,
            Faults faults,
            ColumnMappings mappings,
            ImportFiles files,
            Intents intents,
            JsonMapper json,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.faults = faults;
        this.mappings = mappings;
        this.files = files;
        this.intents = intents;
        this.json = json;
        this.clock = clock;
    }

    /** What a person says about a file; every part may be null. */
    record Wishes(String shop, String preset, String mapping, ImportMode mode) {}

    /** Keeps the file and promises to import it; the same file again answers with the import that exists. */
    @Transactional
    public ImportResponse upload(MultipartFile file, Wishes wishes) {
        if (file.isEmpty()) {
            throw new BusinessException(
                    OrderError.FILE_UNREADABLE, Text.of("文件为空，请选择模板填写后上传", "The file is empty: fill in the template"));
        }
        mappings.check(wishes.mapping());
        String hash = hashOf(file);
        ImportRow row = newRow(file, hash);
        row.shop = blankAsNull(wishes.shop());
        row.preset = blankAsNull(wishes.preset());
        row.mapping = blankAsNull(wishes.mapping());
        row.mode = wishes.mode() == null ? ImportMode.TAKE_VALID : wishes.mode();
        try {
            imports.insert(row);
        } catch (DuplicateKeyException e) {
            return ImportResponse.of(sameFile(hash), true, List.of(), null);
        }
        try (InputStream content = file.getInputStream()) {
            files.store(row.id, content);
        } catch (IOException e) {
            throw unreadable(e);
        }
        intents.add(ImportHandler.KIND, Ids.text(row.id), new ImportHandler.Promise(row.id));
        return ImportResponse.of(row, false, List.of(), null);
    }

    /** The import of this very file that counts; null if there is none. */
    ImportRow sameFile(String hash) {
        return imports.selectOne(new QueryWrapper<ImportRow>().eq("live_hash", hash));
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static String hashOf(MultipartFile file) {
        try (InputStream content = file.getInputStream()) {
            return ImportFiles.hash(content);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static BusinessException unreadable(IOException cause) {
        BusinessException refusal = new BusinessException(
                OrderError.FILE_UNREADABLE, Text.of("上传中断，请重试", "The upload was cut off: try again"));
        refusal.initCause(cause);
        return refusal;
    }

    private ImportRow newRow(MultipartFile file, String hash) {
        String name = file.getOriginalFilename() == null ? "orders" : file.getOriginalFilename();
        ImportRow row = new ImportRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.fileHash = hash;
        row.liveHash = hash;
        row.fileName = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        row.fileSize = file.getSize();
        row.status = ImportStatus.QUEUED;
        row.totalRows = 0;
        row.processedRow = 0;
        row.accepted = 0;
        row.rejected = 0;
        row.duplicates = 0;
        row.fixed = 0;
        row.createdBy = CurrentActor.get().id();
        row.createdAt = clock.instant();
        return row;
    }

    PageResponse<ImportResponse> find(ImportStatus status, PageRequest page) {
        Page<ImportRow> found = imports.selectPage(
                page.toPage(SORTABLE, "createdAt,desc"),
                new QueryWrapper<ImportRow>().eq(status != null, "status", status));
        return PageResponse.of(found, row -> ImportResponse.of(row, false, List.of(), null));
    }

    ImportResponse get(long id, RowStatus status, String repair, PageRequest page, Locale locale) {
        ImportRow row = row(id);
        return ImportResponse.of(row, false, items(row.violations, locale), rows(id, status, repair, page, locale));
    }

    private PageResponse<ImportResponse.Row> rows(
            long id, RowStatus status, String repair, PageRequest page, Locale locale) {
        QueryWrapper<ImportedRow> query = new QueryWrapper<ImportedRow>()
                .select("id", "row_no", "order_no", "status", "violations", "warnings")
                .eq("import_id", id)
                .eq("status", status);
        if (repair != null && !repair.isBlank()) {
            query.apply(
                    "row_no IN (SELECT row_no FROM order_import_fault WHERE import_id = {0} AND repair = {1})",
                    id, repair);
        }
        return PageResponse.of(
                rows.selectPage(page.toPage(ROWS_SORTABLE, "row,asc"), query),
                row -> new ImportResponse.Row(
                        row.rowNo,
                        row.orderNo,
                        row.status,
                        items(row.violations, locale),
                        items(row.warnings, locale)));
    }

    /** Gives the rows that have to be corrected to the reader, holding one portion in memory. */
    void readRejected(long id, Consumer<RejectedRow> reader, Locale locale) {
        int after = 0;
        while (true) {
            List<ImportedRow> portion = rows.selectList(new QueryWrapper<ImportedRow>()
                    .eq("import_id", id)
                    .eq("status", RowStatus.REJECTED)
                    .gt("row_no", after)
                    .orderByAsc("row_no")
                    .last("LIMIT " + PORTION));
            for (ImportedRow row : portion) {
                Map<OrderColumn, String> cells = json.readValue(row.cells, new TypeReference<>() {});
                reader.accept(new RejectedRow(row.rowNo, cells, items(row.violations, locale)));
            }
            if (portion.size() < PORTION) {
                return;
            }
            after = portion.getLast().rowNo;
        }
    }

    /** @throws NotFoundException also if it is another merchant's */
    ImportRow row(long id) {
        ImportRow row = imports.selectOne(new QueryWrapper<ImportRow>().eq("id", id));
        if (row == null) {
            throw new NotFoundException("import", id);
        }
        return row;
    }

    /** Removes what an earlier look at the file left behind, unless somebody has begun to read it again. */
    @Transactional
    public void clear(long id) {
        imports.lock(id);
        if (row(id).processedRow == 0) {
            rows.delete(new QueryWrapper<ImportedRow>().eq("import_id", id));
            faults.clear(id);
        }
    }

    /** The columns are known: what the user said about them is remembered for the next file like this. */
    @Transactional
    public void begin(ImportRow row, MappedTable table) {
        if (row.processedRow > 0) {
            return;
        }
        imports.update(new UpdateWrapper<ImportRow>().eq("id", row.id).set("expected_rows", table.expectedRows()));
        if (row.mapping != null || row.preset != null) {
            mappings.remember(table.header(), row.shop, table.plan());
        }
    }

    @Transactional
    public void known(long id, String format) {
        imports.update(new UpdateWrapper<ImportRow>().eq("id", id).set("format", format));
    }

    @Transactional
    public void finish(long id) {
        imports.update(unfinished(id)
                .setSql("status = IF(mode = 'CHECK_FIRST', 'CHECKED', 'DONE')")
                .set("finished_at", clock.instant()));
    }

    @Transactional
    public void fail(long id, List<Violation> violations) {
        imports.update(unfinished(id)
                .set("status", ImportStatus.FAILED)
                .set("live_hash", null)
                .set("violations", json.writeValueAsString(violations))
                .set("finished_at", clock.instant()));
    }

    private static UpdateWrapper<ImportRow> unfinished(long id) {
        return new UpdateWrapper<ImportRow>().eq("id", id).in("status", ImportStatus.QUEUED, ImportStatus.RUNNING);
    }

    /** Creates the right orders of a file that was only checked. */
    ImportResponse takeValid(long id) {
        ImportRow row = row(id);
        int moved = imports.update(new UpdateWrapper<ImportRow>()
                .eq("id", id)
                .eq("status", ImportStatus.CHECKED)
                .set("status", ImportStatus.QUEUED)
                .set("mode", ImportMode.TAKE_VALID)
                .set("processed_row", 0)
                .set("total_rows", 0)
                .set("accepted", 0)
                .set("rejected", 0)
                .set("duplicates", 0)
                .set("finished_at", null));
        if (moved == 0) {
            throw new IllegalTransition("import", row.status, "take-valid");
        }
        intents.add(ImportHandler.KIND, Ids.text(id), new ImportHandler.Promise(id));
        return ImportResponse.of(row(id), false, List.of(), null);
    }

    /** Gives a file up that was only checked; it may come again. */
    ImportResponse discard(long id) {
        ImportRow row = row(id);
        int moved = imports.update(new UpdateWrapper<ImportRow>()
                .eq("id", id)
                .eq("status", ImportStatus.CHECKED)
                .set("status", ImportStatus.DISCARDED)
                .set("live_hash", null));
        if (moved == 0) {
            throw new IllegalTransition("import", row.status, "discard");
        }
        return ImportResponse.of(row(id), false, List.of(), null);
    }

    List<Problem.Item> items(String violations, Locale locale) {
        if (violations == null) {
            return List.of();
        }
        List<Violation> list = json.readValue(violations, new TypeReference<>() {});
        return list.stream()
                .map(violation -> Problem.Item.of(violation, locale))
                .toList();
    }

    /** A row to be corrected, as it was entered. */
    record RejectedRow(int number, Map<OrderColumn, String> cells, List<Problem.Item> errors) {}
}
