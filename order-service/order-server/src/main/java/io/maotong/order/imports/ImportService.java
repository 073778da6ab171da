package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
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
    private final ImportFiles files;
    private final Intents intents;
    private final JsonMapper json;
    private final Clock clock;

    ImportService(
            ImportMapper imports,
            ImportedRowMapper rows,
            ImportFiles files,
            Intents intents,
            JsonMapper json,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.intents = intents;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps the file and promises to import it; the same file again answers with the import that exists. */
    @Transactional
    public ImportResponse upload(MultipartFile file) {
        if (file.isEmpty()) {
            throw new BusinessException(
                    OrderError.FILE_UNREADABLE, Text.of("文件为空，请选择模板填写后上传", "The file is empty: fill in the template"));
        }
        String hash = hashOf(file);
        ImportRow row = newRow(file, hash);
        try {
            imports.insert(row);
        } catch (DuplicateKeyException e) {
            ImportRow earlier = imports.selectOne(new QueryWrapper<ImportRow>().eq("file_hash", hash));
            return ImportResponse.of(earlier, true, List.of(), null);
        }
        try (InputStream content = file.getInputStream()) {
            files.store(row.id, content);
        } catch (IOException e) {
            throw unreadable(e);
        }
        intents.add(ImportHandler.KIND, Ids.text(row.id), new ImportHandler.Promise(row.id));
        return ImportResponse.of(row, false, List.of(), null);
    }

    private static String hashOf(MultipartFile file) {
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
        row.fileName = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        row.fileSize = file.getSize();
        row.status = ImportStatus.QUEUED;
        row.totalRows = 0;
        row.processedRow = 0;
        row.accepted = 0;
        row.rejected = 0;
        row.duplicates = 0;
        row.createdBy = CurrentActor.get().id();
        row.createdAt = clock.instant();
        return row;
    }

    PageResponse<ImportResponse> find(PageRequest page) {
        Page<ImportRow> found = imports.selectPage(page.toPage(SORTABLE, "createdAt,desc"), new QueryWrapper<>());
        return PageResponse.of(found, row -> ImportResponse.of(row, false, List.of(), null));
    }

    ImportResponse get(long id, RowStatus status, PageRequest page, Locale locale) {
        ImportRow row = row(id);
        return ImportResponse.of(row, false, items(row.violations, locale), rows(id, status, page, locale));
    }

    private PageResponse<ImportResponse.Row> rows(long id, RowStatus status, PageRequest page, Locale locale) {
        QueryWrapper<ImportedRow> query = new QueryWrapper<ImportedRow>()
                .select("id", "row_no", "order_no", "status", "violations", "warnings")
                .eq("import_id", id)
                .eq("status", status);
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
                Map<SheetColumn, String> cells = json.readValue(row.cells, new TypeReference<>() {});
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

    @Transactional
    public void finish(long id) {
        imports.update(new UpdateWrapper<ImportRow>()
                .eq("id", id)
                .in("status", ImportStatus.QUEUED, ImportStatus.RUNNING)
                .set("status", ImportStatus.DONE)
                .set("finished_at", clock.instant()));
    }

    @Transactional
    public void fail(long id, List<Violation> violations) {
        imports.update(new UpdateWrapper<ImportRow>()
                .eq("id", id)
                .in("status", ImportStatus.QUEUED, ImportStatus.RUNNING)
                .set("status", ImportStatus.FAILED)
                .set("violations", json.writeValueAsString(violations))
                .set("finished_at", clock.instant()));
    }

    private List<Problem.Item> items(String violations, Locale locale) {
        if (violations == null) {
            return List.of();
        }
        List<Violation> list = json.readValue(violations, new TypeReference<>() {});
        return list.stream()
                .map(violation -> Problem.Item.of(violation, locale))
                .toList();
    }

    /** A row to be corrected, as it was entered. */
    record RejectedRow(int number, Map<SheetColumn, String> cells, List<Problem.Item> errors) {}
}
