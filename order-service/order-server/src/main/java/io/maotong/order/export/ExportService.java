package io.maotong.order.export;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.file.StoredFiles;
import io.maotong.web.security.CurrentActor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Exports that were asked for, and their files. */
@Service
class ExportService {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "requestedAt", "requested_at");

    private final ExportMapper jobs;
    private final StoredFiles files;
    private final Intents intents;
    private final Map<String, ExportSource> sources;
    private final ExportSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    ExportService(
            ExportMapper jobs,
            StoredFiles files,
            Intents intents,
            List<ExportSource> sources,
            ExportSettings settings,
            JsonMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.files = files;
        this.intents = intents;
        this.sources = new TreeMap<>(sources.stream().collect(Collectors.toMap(ExportSource::subject, s -> s)));
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    ExportRow request(String subject, Map<String, String> filter) {
        if (subject == null || !sources.containsKey(subject)) {
            throw new BusinessException(
                    CommonError.INVALID_REQUEST,
                    List.of(Violation.of(
                            CommonError.INVALID_REQUEST,
                            "subject",
                            "SUBJECT",
                            String.join("|", sources.keySet()),
                            Text.of("请选择要导出的列表", "Choose the list to be exported"))));
        }
        Map<String, String> asked = filter == null ? Map.of() : filter;
        ExportRow job = new ExportRow();
        job.id = Ids.next();
        job.merchantId = MerchantScope.merchantId();
        job.subject = subject;
        job.filter = json.writeValueAsString(new TreeMap<>(asked));
        job.status = ExportStatus.QUEUED;
        job.totalRows = Math.toIntExact(sources.get(subject).count(asked));
        job.writtenRows = 0;
        job.requestedAt = clock.instant();
        job.fileName = subject + "-" + BusinessTime.dateOf(job.requestedAt) + ".csv";
        job.requestedBy = CurrentActor.get().id();
        jobs.insert(job);
        intents.add(ExportHandler.KIND, Ids.text(job.id), new ExportHandler.Promise(job.id));
        return job;
    }

    PageResponse<ExportResponse> find(PageRequest page) {
        return PageResponse.of(
                jobs.selectPage(page.toPage(SORTABLE, "requestedAt,desc"), new QueryWrapper<>()), this::responseOf);
    }

    ExportResponse responseOf(ExportRow job) {
        return new ExportResponse(
                Ids.text(job.id),
                job.subject,
                filter(job),
                job.status,
                job.totalRows,
                job.writtenRows,
                job.fileName,
                job.fileSize,
                job.requestedAt,
                job.finishedAt,
                job.expiresAt);
    }

    ExportRow row(long id) {
        ExportRow job = jobs.selectOne(new QueryWrapper<ExportRow>().eq("id", id));
        if (job == null) {
            throw new NotFoundException("export", id);
        }
        return job;
    }

    void copy(ExportRow job, OutputStream out) throws IOException {
        files.copy(job.id, out);
    }

    ExportSource source(String subject) {
        return sources.get(subject);
    }

    Map<String, String> filter(ExportRow job) {
        return json.readValue(job.filter, new TypeReference<>() {});
    }

    Duration keep() {
        return settings.keep();
    }

    @Transactional
    public void progress(long id, int rows) {
        jobs.update(new UpdateWrapper<ExportRow>()
                .eq("id", id)
                .in("status", ExportStatus.QUEUED, ExportStatus.RUNNING)
                .set("status", ExportStatus.RUNNING)
                .set("written_rows", rows));
    }

    /** Keeps the file, unless another worker that began again has done so. */
    @Transactional
    public void finish(long id, int rows, Path file) {
        ExportStatus status = jobs.lock(id);
        if (status == ExportStatus.DONE || status == ExportStatus.EXPIRED) {
            return;
        }
        Instant now = clock.instant();
        try (InputStream content = Files.newInputStream(file)) {
            long size = files.store(id, content);
            jobs.update(new UpdateWrapper<ExportRow>()
                    .eq("id", id)
                    .set("status", ExportStatus.DONE)
                    .set("written_rows", rows)
                    .set("total_rows", rows)
                    .set("file_size", size)
                    .set("finished_at", now)
                    .set("expires_at", now.plus(settings.keep())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the file when its time is over. @return whether it was */
    @Transactional
    public boolean expire(long id) {
        ExportRow job = row(id);
        if (job.expiresAt.isAfter(clock.instant())) {
            return false;
        }
        files.remove(id);
        jobs.update(new UpdateWrapper<ExportRow>().eq("id", id).set("status", ExportStatus.EXPIRED));
        return true;
    }

    static BusinessException unfinished(ExportRow job) {
        return new BusinessException(
                OrderError.EXPORT_UNFINISHED,
                job.status == ExportStatus.EXPIRED
                        ? Text.of("文件已过期，请重新导出", "The file has expired: export again")
                        : Text.of("请等待导出完成", "Wait until the export is finished"));
    }
}
