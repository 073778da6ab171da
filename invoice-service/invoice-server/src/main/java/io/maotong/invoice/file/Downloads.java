package io.maotong.invoice.file;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends files piece by piece, with a name and digests that the receiver can check. */
@Component
public class Downloads {

    private final FileStore store;

    Downloads(FileStore store) {
        this.store = store;
    }

    public void send(InvoiceFiles.Served file, HttpServletResponse response) throws IOException {
        response.setHeader("X-File-Origin", file.origin().name());
        if (file.stored() != null) {
            send(file.stored(), file.name(), response);
            return;
        }
        Digests.Result digests = Digests.of(file.content());
        head(response, file.format().mediaType(), file.name(), digests.size(), digests.sha256(), digests.sm3());
        response.getOutputStream().write(file.content());
    }

    public void send(StoredFile file, String name, HttpServletResponse response) throws IOException {
        head(response, file.mediaType(), name, file.size(), file.sha256(), file.sm3());
        try (InputStream in = store.read(file)) {
            in.transferTo(response.getOutputStream());
        }
    }

    /** For what is written while it is sent. */
    public void name(HttpServletResponse response, String mediaType, String name) {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        // What strangers uploaded is never run by a browser.
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private void head(
            HttpServletResponse response, String mediaType, String name, long size, String sha256, String sm3) {
        name(response, mediaType, name);
        response.setContentLengthLong(size);
        response.setHeader("X-File-SHA256", sha256);
        response.setHeader("X-File-SM3", sm3);
    }
}
