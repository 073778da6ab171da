package io.maotong.invoice.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Keeps the bytes of files of the current merchant: what was written never changes, and goes only when its retention has ended.
 * A store with object locks can take the database's place.
 */
public interface FileStore {

    /** @param keepUntil the last day on which it must still be there */
    StoredFile put(String name, String mediaType, byte[] content, LocalDate keepUntil);

    /**
     * A file that grows piece by piece. Each piece is stored at once, so this must not be used inside a transaction; what is
     * not completed does not exist.
     */
    FileWriter open(String name, String mediaType);

    Optional<StoredFile> find(long id);

    /**
     * The bytes, read piece by piece and compared with the digest at the end.
     *
     * @throws io.maotong.core.error.BusinessException {@link FileError#DAMAGED} from the stream if they differ
     */
    InputStream read(StoredFile file);

    default byte[] bytes(StoredFile file) {
        try (InputStream in = read(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps files until a later day; what is kept longer anyhow stays so. */
    void keepLonger(Collection<Long> ids, LocalDate until);

    /** Puts a legal hold on these files, or takes it away. */
    void hold(Collection<Long> ids, boolean held);

    /** Puts a legal hold on it, or takes it away. */
    void hold(long id, boolean held);

    /** @throws io.maotong.core.error.BusinessException {@link FileError#STILL_KEPT} before its time or under a hold */
    void delete(long id);
}
