package io.maotong.invoice.ledger;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.imports.SheetFiles;
import io.maotong.sheet.SheetWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes ledgers, at once or in the background, and keeps a record of each that left. */
@Service
class Ledgers {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");

    /** What is wanted. */
    record Wish(LedgerKind kind, LedgerFormat format, boolean masked, LedgerFilter filter, String actor) {}

    private final LedgerMapper ledger;
    private final LedgerExportMapper exports;
    private final SheetFiles files;
    // The queue knows its handlers, and one of them knows the ledgers.
    private final ObjectProvider<Intents> intents;
    private final JsonMapper json;
    private final InvoiceProperties.Sheets settings;
    private final Clock clock;

    Ledgers(
            LedgerMapper ledger,
            LedgerExportMapper exports,
            SheetFiles files,
            ObjectProvider<Intents> intents,
            JsonMapper json,
            InvoiceProperties properties,
            Clock clock) {
        this.ledger = ledger;
        this.exports = exports;
        this.files = files;
        this.intents = intents;
        this.json = json;
        this.settings = properties.sheets();
        this.clock = clock;
    }

    /** Promises a ledger. */
    @Transactional
    public LedgerExportRow order(Wish wish) {
        LedgerExportRow row = record(wish, LedgerState.QUEUED);
        intents.getObject().add(LedgerIntent.KIND, Ids.text(row.id), new LedgerIntent.Reference(row.id));
        return row;
    }

    /**
     * Records a ledger that is downloaded at once.
     *
     * @throws BusinessException {@link InvoiceError#LEDGER_TOO_LARGE} if it has to be made in the background
     */
    @Transactional
    public LedgerExportRow direct(Wish wish) {
        int rows = ledger.count(wish.kind(), LedgerMapper.Criteria.of(wish.filter()));
        if (rows > settings.directRows()) {
            throw new BusinessException(
                    InvoiceError.LEDGER_TOO_LARGE,
                    Text.of("共%1$d行，超过%2$d行须用后台任务导出", "%1$d rows: above %2$d a ledger is made in the background")
                            .with(rows, settings.directRows()));
        }
        return record(wish, LedgerState.DONE);
    }

    private LedgerExportRow record(Wish wish, LedgerState state) {
        LedgerExportRow row = new LedgerExportRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.kind = wish.kind();
        row.format = wish.format();
        row.masked = wish.masked();
        row.filters = json.writeValueAsString(wish.filter());
        row.status = state;
        row.totalRows = ledger.count(wish.kind(), LedgerMapper.Criteria.of(wish.filter()));
        row.writtenRows = state == LedgerState.DONE ? row.totalRows : 0;
        row.createdBy = wish.actor();
        row.createdAt = clock.instant();
        row.finishedAt = state == LedgerState.DONE ? row.createdAt : null;
        exports.insert(row);
        return row;
    }

    LedgerFilter filter(LedgerExportRow row) {
        return json.readValue(row.filters, LedgerFilter.class);
    }

    /** Writes the ledger out, holding one portion in memory. @param progress is told the rows written so far */
    void write(LedgerExportRow row, OutputStream out, IntConsumer progress) {
        LedgerFilter filter = filter(row);
        LedgerMapper.Criteria criteria = LedgerMapper.Criteria.of(filter);
        try (SheetWriter writer = row.format.writer(out, LedgerColumns.titles(row.kind))) {
            int written = 0;
            LedgerMapper.Header last = null;
            int read = settings.portion();
            while (read == settings.portion()) {
                // The lines are read apart: a join would count lines where invoices are wanted.
                List<LedgerMapper.Header> portion =
                        ledger.headers(LedgerKind.INVOICES, criteria, last, settings.portion());
                written = write(row, portion, writer, written);
                progress.accept(written);
                read = portion.size();
                last = portion.isEmpty() ? last : portion.getLast();
            }
            writer.row(List.of());
            writer.row(List.of("筛选条件", filter.words()));
            writer.row(List.of("行数", Integer.toString(written)));
            writer.row(List.of("自然人信息", row.masked ? "已脱敏" : "未脱敏"));
            writer.row(List.of(
                    "导出",
                    row.createdBy + " "
                            + LocalDateTime.ofInstant(row.createdAt, BusinessTime.ZONE)
                                    .withNano(0)));
        }
    }

    private int write(LedgerExportRow row, List<LedgerMapper.Header> portion, SheetWriter writer, int before) {
        int written = before;
        if (row.kind == LedgerKind.INVOICES || portion.isEmpty()) {
            for (LedgerMapper.Header header : portion) {
                writer.row(LedgerColumns.cells(++written, header, null, row.masked));
            }
            return written;
        }
        Map<Long, List<LedgerMapper.Line>> lines =
                ledger.lines(portion.stream().map(LedgerMapper.Header::id).toList()).stream()
                        .collect(Collectors.groupingBy(LedgerMapper.Line::invoiceId));
        for (LedgerMapper.Header header : portion) {
            for (LedgerMapper.Line line : lines.getOrDefault(header.id(), List.of())) {
                writer.row(LedgerColumns.cells(++written, header, line, row.masked));
            }
        }
        return written;
    }

    void progress(long id, int written) {
        exports.update(new UpdateWrapper<LedgerExportRow>()
                .eq("id", id)
                .set("status", LedgerState.RUNNING)
                .set("written_rows", written));
    }

    /** The file is complete: keeps it. */
    @Transactional
    public void finish(long id, Path file, String sha256, int written) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            files.store(id, content);
        }
        exports.update(new UpdateWrapper<LedgerExportRow>()
                .eq("id", id)
                .set("status", LedgerState.DONE)
                .set("written_rows", written)
                .set("total_rows", written)
                .set("file_size", Files.size(file))
                .set("sha256", sha256)
                .set("finished_at", clock.instant()));
    }

    LedgerExportRow get(long id) {
        LedgerExportRow row = exports.selectById(id);
        if (row == null) {
            throw new NotFoundException("ledger", id);
        }
        return row;
    }

    /** The file of a ledger that was made in the background. @throws BusinessException before it is ready */
    void copy(LedgerExportRow row, OutputStream out) {
        if (row.status != LedgerState.DONE) {
            throw new BusinessException(
                    InvoiceError.LEDGER_RUNNING, Text.of("台账正在生成，请稍候", "The ledger is being made: wait a little"));
        }
        if (row.fileSize == null) {
            throw new NotFoundException("file of ledger", row.id);
        }
        files.copy(row.id, out);
    }

    PageResponse<LedgerExportRow> list(PageRequest page) {
        return PageResponse.of(
                exports.selectPage(page.toPage(SORTABLE, "createdAt,desc"), new QueryWrapper<>()), row -> row);
    }
}
