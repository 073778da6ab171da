package io.maotong.invoice.sync;

import io.maotong.invoice.platform.CollectionPlatform;
import io.maotong.invoice.platform.CollectionPlatform.Direction;
import io.maotong.invoice.platform.CollectionPlatform.PackageFile;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReceivedPackage;
import io.maotong.invoice.sync.SyncFeed.Batch;
import io.maotong.invoice.sync.SyncFeed.Delivery;
import io.maotong.invoice.sync.SyncFeed.Job;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects some days as packages: apply, wait, take the files one after the other, then the next month. The position names
 * the first day of the month's piece, the ticket, the file and how many of its records are stored, so that a run goes on
 * in the middle of a file.
 */
@Component
public class PackageSteps {

    private final CollectionPlatform platform;
    private final JsonMapper json;
    private final SyncSettings settings;

    PackageSteps(CollectionPlatform platform, JsonMapper json, SyncSettings settings) {
        this.platform = platform;
        this.json = json;
        this.settings = settings;
    }

    private record Position(LocalDate start, String ticket, int file, int offset) {

        static Position of(Job job) {
            if (job.position().isEmpty()) {
                return new Position(job.from(), "", 0, 0);
            }
            String[] parts = job.position().split("\\|", -1);
            return new Position(
                    LocalDate.parse(parts[0]), parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        }

        String text() {
            return start + "|" + ticket + "|" + file + "|" + offset;
        }
    }

    /** What comes behind the job's position. */
    public PlatformAnswer<? extends Delivery<ReceivedInvoice>> next(Direction direction, Job job) {
        Position position = Position.of(job);
        if (position.ticket().isEmpty()) {
            return apply(direction, job, position);
        }
        PlatformAnswer<PackageFile> answer = platform.packageFile(position.ticket(), position.file());
        if (!(answer instanceof PlatformAnswer.Answered<PackageFile> answered)) {
            return answer.unanswered();
        }
        PackageFile file = answered.value();
        if (position.file() >= file.files()) {
            return new PlatformAnswer.Answered<>(Delivery.of(behind(job, position)));
        }
        try {
            return new PlatformAnswer.Answered<>(new FileDelivery(
                    job, position, file.files(), ReceivedPackage.open(file, json, settings.largestFile())));
        } catch (IOException e) {
            return new PlatformAnswer.Unknown<>(e.getMessage());
        }
    }

    private PlatformAnswer<? extends Delivery<ReceivedInvoice>> apply(Direction direction, Job job, Position position) {
        SyncWindows.Window window = SyncWindows.startingOn(position.start(), job.to());
        // The same run asks for the same days with the same serial, however often it is cut off.
        String serial = "PK" + job.runId() + window.from().toString().replace("-", "");
        PlatformAnswer<String> answer =
                platform.applyPackage(direction, job.taxNo(), window.from(), window.to(), serial);
        if (!(answer instanceof PlatformAnswer.Answered<String> answered)) {
            return answer.unanswered();
        }
        Position applied = new Position(window.from(), answered.value(), 0, 0);
        return new PlatformAnswer.Answered<>(Delivery.of(new Batch<>(List.of(), applied.text(), false)));
    }

    /** The next month's piece, or the end. */
    private static Batch<ReceivedInvoice> behind(Job job, Position position) {
        LocalDate next = SyncWindows.startingOn(position.start(), job.to()).to().plusDays(1);
        boolean last = next.isAfter(job.to());
        return new Batch<>(List.of(), last ? position.text() : new Position(next, "", 0, 0).text(), last);
    }

    private final class FileDelivery implements Delivery<ReceivedInvoice> {

        private final Job job;
        private final int files;
        private final ReceivedPackage content;
        private Position position;
        private boolean ended;

        FileDelivery(Job job, Position position, int files, ReceivedPackage content) throws IOException {
            this.job = job;
            this.files = files;
            this.content = content;
            this.position = position;
            for (int left = position.offset(); left > 0; ) {
                int skipped = content.next(Math.min(left, settings.batchSize())).size();
                if (skipped == 0) {
                    throw new IOException("the file has become shorter");
                }
                left -= skipped;
            }
        }

        @Override
        public Batch<ReceivedInvoice> next() throws IOException {
            if (ended) {
                return null;
            }
            List<ReceivedInvoice> records = content.next(settings.batchSize());
            if (records.size() == settings.batchSize()) {
                position = new Position(
                        position.start(), position.ticket(), position.file(), position.offset() + records.size());
                return new Batch<>(records, position.text(), false);
            }
            ended = true;
            Position behindFile = new Position(position.start(), position.ticket(), position.file() + 1, 0);
            if (behindFile.file() < files) {
                return new Batch<>(records, behindFile.text(), false);
            }
            Batch<ReceivedInvoice> end = behind(job, behindFile);
            return new Batch<>(records, end.position(), end.last());
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
