package io.maotong.invoice.file;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files in the service's own database, in pieces of half a megabyte: one backup, one transaction, one isolation. */
@Component
class DatabaseFiles implements FileStore {

    static final int CHUNK = 512 * 1024;

    private final FileMapper mapper;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DatabaseFiles(FileMapper mapper, TransactionTemplate transaction, Clock clock) {
        this.mapper = mapper;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public StoredFile put(String name, String mediaType, byte[] content, LocalDate keepUntil) {
        return Objects.requireNonNull(transaction.execute(status -> {
            FileObjectRow row = insert(name, mediaType);
            int chunks = 0;
            for (int from = 0; from < content.length; from += CHUNK) {
                addChunk(row, chunks++, Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)));
            }
            return complete(row, chunks, Digests.of(content), keepUntil);
        }));
    }

    @Override
    public FileWriter open(String name, String mediaType) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a file cannot grow inside a transaction");
        }
        return new Growing(insert(name, mediaType));
    }

    private FileObjectRow insert(String name, String mediaType) {
        FileObjectRow row = new FileObjectRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.name = name;
        row.mediaType = mediaType;
        row.complete = false;
        row.size = 0L;
        row.chunks = 0;
        row.legalHold = false;
        row.createdAt = clock.instant();
        mapper.insert(row);
        return row;
    }

    private void addChunk(FileObjectRow row, int number, byte[] content) {
        mapper.addChunk(Ids.next(), row.merchantId, row.id, number, content);
    }

    private StoredFile complete(FileObjectRow row, int chunks, Digests.Result digests, LocalDate keepUntil) {
        if (mapper.complete(row.id, digests.size(), chunks, digests.sha256(), digests.sm3(), keepUntil) != 1) {
            throw new IllegalStateException("file " + row.id + " was completed by somebody else");
        }
        row.complete = true;
        row.size = digests.size();
        row.chunks = chunks;
        row.sha256 = digests.sha256();
        row.sm3 = digests.sm3();
        row.keepUntil = keepUntil;
        return row.stored();
    }

    @Override
    public Optional<StoredFile> find(long id) {
        return Optional.ofNullable(mapper.selectById(id))
                .filter(row -> row.complete)
                .map(FileObjectRow::stored);
    }

    @Override
    public InputStream read(StoredFile file) {
        return new Pieces(file);
    }

    @Override
    public void hold(long id, boolean held) {
        if (mapper.hold(id, held) != 1) {
            throw new NotFoundException("file", id);
        }
    }

    @Override
    public void keepLonger(Collection<Long> ids, LocalDate until) {
        if (!ids.isEmpty()) {
            mapper.keepLonger(ids, until);
        }
    }

    @Override
    public void hold(Collection<Long> ids, boolean held) {
        if (!ids.isEmpty()) {
            mapper.holdAll(ids, held);
        }
    }

    @Override
    public void delete(long id) {
        FileObjectRow row = mapper.selectById(id);
        if (row == null) {
            return;
        }
        if (row.complete && (row.legalHold || !row.keepUntil.isBefore(BusinessTime.today(clock)))) {
            throw new BusinessException(
                    FileError.STILL_KEPT,
                    row.legalHold
                            ? Text.of("文件处于法律保全，不能删除", "The file is under a legal hold")
                            : Text.of("保管期限至 %s，期满前不能删除", "It must be kept until %s")
                                    .with(row.keepUntil));
        }
        transaction.executeWithoutResult(status -> {
            mapper.deleteChunks(id);
            mapper.deleteById(id);
        });
    }

    private final class Growing extends FileWriter {

        private final FileObjectRow row;
        private final Digests digests = new Digests();
        private byte[] buffer = new byte[CHUNK];
        private int filled;
        private int chunks;
        private boolean completed;

        Growing(FileObjectRow row) {
            this.row = row;
        }

        @Override
        public long id() {
            return row.id;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            digests.update(bytes, offset, length);
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, CHUNK - filled);
                System.arraycopy(bytes, offset + done, buffer, filled, part);
                filled += part;
                done += part;
                if (filled == CHUNK) {
                    flushChunk();
                }
            }
        }

        private void flushChunk() {
            addChunk(row, chunks++, filled == CHUNK ? buffer : Arrays.copyOf(buffer, filled));
            buffer = new byte[CHUNK];
            filled = 0;
        }

        @Override
        public StoredFile complete(LocalDate keepUntil) {
            if (filled > 0) {
                flushChunk();
            }
            StoredFile stored = DatabaseFiles.this.complete(row, chunks, digests.finish(), keepUntil);
            completed = true;
            return stored;
        }

        @Override
        public void close() {
            if (!completed) {
                delete(row.id);
            }
        }
    }

    private final class Pieces extends InputStream {

        private final StoredFile file;
        private final Digests digests = new Digests();
        private byte[] piece = new byte[0];
        private int at;
        private int next;
        private boolean checked;

        Pieces(StoredFile file) {
            this.file = file;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            while (at == piece.length) {
                if (next == file.chunks()) {
                    check();
                    return -1;
                }
                FileMapper.Chunk chunk = mapper.chunk(file.id(), next++);
                if (chunk == null) {
                    throw damaged();
                }
                piece = chunk.content();
                at = 0;
                digests.update(piece, 0, piece.length);
            }
            int part = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, part);
            at += part;
            return part;
        }

        private void check() {
            if (!checked) {
                checked = true;
                Digests.Result found = digests.finish();
                if (!found.sha256().equals(file.sha256()) || !found.sm3().equals(file.sm3())) {
                    throw damaged();
                }
            }
        }

        private BusinessException damaged() {
            return new BusinessException(
                    FileError.DAMAGED,
                    Text.of("文件 %s 与存档摘要不符，请联系运维从备份恢复", "%s does not match its digest; restore it from a backup")
                            .with(file.name()));
        }
    }
}
