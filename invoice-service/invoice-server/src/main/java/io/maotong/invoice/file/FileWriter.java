package io.maotong.invoice.file;

import java.io.OutputStream;
import java.time.LocalDate;

/** Takes the bytes of one file. Closing without completing leaves nothing behind. */
public abstract class FileWriter extends OutputStream {

    /** Under which what is not completed can be deleted. */
    public abstract long id();

    @Override
    public abstract void write(int one);

    @Override
    public abstract void write(byte[] bytes, int offset, int length);

    public abstract StoredFile complete(LocalDate keepUntil);

    @Override
    public abstract void close();
}
