package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Uploads, what became of them, and the columns that the merchant's workbooks have. */
@Service
class InvoiceImports {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");
    private static final Map<String, String> ROWS_SORTABLE = Map.of("id", "id", "row", "row_no");
    private static final int LONGEST_NAME = 200;

    /** What was asked for. @param mapping JSON object of titles and fields, or null */
    record Upload(MultipartFile file, ImportTarget target, boolean submit, String mapping, String actor) {}

    private final InvoiceImportMapper imports;
    private final ImportedRequestMapper rows;
    private final MappingMapper mappings;
    private final SheetFiles files;
    // The queue knows its handlers, and one of them knows the imports.
    private final ObjectProvider<Intents> intents;
    private final JsonMapper json;
    private final InvoiceProperties.Sheets settings;
    private final Clock clock;

    InvoiceImports(
            InvoiceImportMapper imports,
            ImportedRequestMapper rows,
            MappingMapper mappings,
            SheetFiles files,
            ObjectProvider<Intents> intents,
            JsonMapper json,
            InvoiceProperties properties,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.mappings = mappings;
        this.files = files;
        this.intents = intents;
        this.json = json;
        this.settings = properties.sheets();
        this.clock = clock;
    }

    /** @param duplicate whether the same file is here already: this is that import, and nothing was created */
    record Uploaded(InvoiceImportRow row, boolean duplicate) {}

    /** Keeps the file and promises to import it; the same file again answers with the import that exists. */
    @Transactional
    public Uploaded upload(Upload upload) {
        if (upload.file().isEmpty()) {
            throw new BusinessException(
                    InvoiceError.FILE_UNREADABLE,
                    Text.of("文件为空，请选择模板填写后上传", "The file is empty: fill in the template"));
        }
        Map<String, String> mapping = parse(upload.mapping());
        InvoiceImportRow row = newRow(upload, mapping);
        try {
            imports.insert(row);
        } catch (DuplicateKeyException e) {
            return new Uploaded(
                    imports.selectOne(new QueryWrapper<InvoiceImportRow>().eq("live_hash", row.liveHash)), true);
        }
        remember(mapping, upload.actor());
        try (InputStream content = upload.file().getInputStream()) {
            files.store(row.id, content);
        } catch (IOException e) {
            throw cutOff(e);
        }
        intents.getObject().add(ImportIntent.KIND, Ids.text(row.id), new ImportIntent.Reference(row.id));
        return new Uploaded(row, false);
    }

    private InvoiceImportRow newRow(Upload upload, Map<String, String> mapping) {
        MultipartFile file = upload.file();
        String name = file.getOriginalFilename() == null ? "requests" : file.getOriginalFilename();
        InvoiceImportRow row = new InvoiceImportRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.liveHash = hash(file, upload.target());
        row.fileName = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        row.fileSize = file.getSize();
        row.target = upload.target();
        row.submit = upload.submit();
        row.status = ImportState.QUEUED;
        row.mapping = json.writeValueAsString(mapping);
        row.totalRows = 0;
        row.processedRow = 0;
        row.accepted = 0;
        row.rejected = 0;
        row.duplicates = 0;
        row.createdBy = upload.actor();
        row.createdAt = clock.instant();
        return row;
    }

    private static String hash(MultipartFile file, ImportTarget target) {
        try (InputStream content = file.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) target.ordinal());
            byte[] buffer = new byte[16_384];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw cutOff(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BusinessException cutOff(IOException cause) {
        BusinessException refusal = new BusinessException(
                InvoiceError.FILE_UNREADABLE, Text.of("上传中断，请重试", "The upload was cut off: try again"));
        refusal.initCause(cause);
        return refusal;
    }

    private Map<String, String> parse(String mapping) {
        if (mapping == null || mapping.isBlank()) {
            return Map.of();
        }
        try {
            return checked(json.readValue(mapping, new TypeReference<Map<String, String>>() {}));
        } catch (JacksonException e) {
            BusinessException refusal = new BusinessException(
                    InvoiceError.COLUMN_MISSING,
                    Text.of("列对应关系须为JSON对象：{\"列名\":\"字段\"}", "The mapping is a JSON object of titles and fields"));
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** By normalised title. An empty field says that the column means nothing. */
    private static Map<String, String> checked(Map<String, String> mapping) {
        Violations violations = new Violations();
        Map<String, String> fields = new HashMap<>();
        mapping.forEach((title, field) -> {
            String wanted = field == null ? "" : field;
            violations.check(
                    wanted.isEmpty() || RequestColumn.ofField(wanted).isPresent(),
                    InvoiceError.COLUMN_MISSING,
                    title,
                    "FIELD",
                    "requestNo, kind, buyerName, …",
                    Text.of("没有字段 %s，请见模板", "There is no field %s: see the template")
                            .with(wanted));
            fields.put(HeaderMatch.normalised(title), wanted);
        });
        violations.throwIfAny(InvoiceError.COLUMN_MISSING);
        return fields;
    }

    private void remember(Map<String, String> fields, String actor) {
        if (!fields.isEmpty()) {
            mappings.save(fields.entrySet().stream()
                    .map(entry -> new MappingRow(
                            Ids.next(),
                            MerchantScope.merchantId(),
                            entry.getKey(),
                            entry.getValue(),
                            actor,
                            clock.instant()))
                    .toList());
        }
    }

    /** Remembers which titles mean which fields instead of what was remembered. */
    @Transactional
    public Map<String, String> replaceMapping(Map<String, String> mapping, String actor) {
        Map<String, String> fields = checked(mapping);
        mappings.clear();
        remember(fields, actor);
        return fields;
    }

    Map<String, String> remembered() {
        Map<String, String> fields = new HashMap<>();
        mappings.all().forEach(row -> fields.put(row.title(), row.field()));
        return fields;
    }

    Map<String, String> told(InvoiceImportRow row) {
        return json.readValue(row.mapping, new TypeReference<Map<String, String>>() {});
    }

    /** Notes how the columns of the file were understood. */
    void matched(InvoiceImportRow row, HeaderMatch match) {
        imports.update(new UpdateWrapper<InvoiceImportRow>()
                .eq("id", row.id)
                .set("matched", json.writeValueAsString(match.columns().values())));
    }

    PageResponse<InvoiceImportRow> list(PageRequest page) {
        return PageResponse.of(
                imports.selectPage(page.toPage(SORTABLE, "createdAt,desc"), new QueryWrapper<>()), row -> row);
    }

    PageResponse<ImportedRequestRow> rows(long id, RowState status, PageRequest page) {
        QueryWrapper<ImportedRequestRow> query = new QueryWrapper<ImportedRequestRow>()
                .select("id", "row_no", "request_no", "status", "invoice_id", "violations")
                .eq("import_id", id)
                .eq("status", status);
        return PageResponse.of(rows.selectPage(page.toPage(ROWS_SORTABLE, "row,asc"), query), row -> row);
    }

    /** Gives the rows that have to be corrected to the reader, holding one portion in memory. */
    void readRejected(long id, BiConsumer<ImportedRequestRow, Map<RequestColumn, String>> reader) {
        int after = 0;
        int read = settings.portion();
        while (read == settings.portion()) {
            List<ImportedRequestRow> portion = rows.selectList(new QueryWrapper<ImportedRequestRow>()
                    .eq("import_id", id)
                    .eq("status", RowState.REJECTED)
                    .gt("row_no", after)
                    .orderByAsc("row_no")
                    .last("LIMIT " + settings.portion()));
            for (ImportedRequestRow row : portion) {
                reader.accept(row, json.readValue(row.cells, new TypeReference<Map<RequestColumn, String>>() {}));
            }
            read = portion.size();
            after = portion.isEmpty() ? after : portion.getLast().rowNo;
        }
    }

    /** @throws NotFoundException also if it is another merchant's */
    InvoiceImportRow row(long id) {
        InvoiceImportRow row = imports.selectById(id);
        if (row == null) {
            throw new NotFoundException("invoice import", id);
        }
        return row;
    }

    @Transactional
    public void finish(long id) {
        imports.update(new UpdateWrapper<InvoiceImportRow>()
                .eq("id", id)
                .in("status", ImportState.QUEUED, ImportState.RUNNING)
                .set("status", ImportState.DONE)
                .set("finished_at", clock.instant()));
    }

    @Transactional
    public void fail(long id, List<Violation> violations) {
        imports.update(new UpdateWrapper<InvoiceImportRow>()
                .eq("id", id)
                .in("status", ImportState.QUEUED, ImportState.RUNNING)
                .set("status", ImportState.FAILED)
                .set("live_hash", null)
                .set("violations", json.writeValueAsString(violations))
                .set("finished_at", clock.instant()));
    }
}
