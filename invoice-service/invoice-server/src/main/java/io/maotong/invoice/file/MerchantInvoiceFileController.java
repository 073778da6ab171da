package io.maotong.invoice.file;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files of the merchant's invoices: the XML original and the PDF and OFD that show it. */
@RestController
class MerchantInvoiceFileController {

    private static final int MAX_SELECTION = 200;

    private final InvoiceFiles files;
    private final FileStore store;
    private final Downloads downloads;
    private final ObjectProvider<DownloadListener> listeners;

    MerchantInvoiceFileController(
            InvoiceFiles files, FileStore store, Downloads downloads, ObjectProvider<DownloadListener> listeners) {
        this.files = files;
        this.store = store;
        this.downloads = downloads;
        this.listeners = listeners;
    }

    /** @param origin OFFICIAL or RENDERED @param sha256 of the bytes @param sm3 of the same bytes */
    record FileResponse(
            String format, String origin, String name, long size, String sha256, String sm3, Instant createdAt) {

        static FileResponse of(InvoiceFiles.Served file) {
            StoredFile stored = file.stored();
            return new FileResponse(
                    file.format().name(),
                    file.origin().name(),
                    file.name(),
                    stored.size(),
                    stored.sha256(),
                    stored.sm3(),
                    stored.createdAt());
        }
    }

    /** What is stored, official files first. Empty for the moment between the issue and the writing of the files. */
    @GetMapping("/api/merchant/invoices/{invoiceId}/files")
    @PreAuthorize("hasAuthority('invoice:read')")
    List<FileResponse> list(@PathVariable String invoiceId) {
        StoredInvoice invoice = files.issued(Ids.parse(invoiceId));
        return files.all(invoice.id(), invoice.document().number()).stream()
                .map(FileResponse::of)
                .toList();
    }

    /**
     * The file itself: the official one if there is one, otherwise our rendering, which says so on its face and in the header
     * {@code X-File-Origin}. 409 before the platform has accepted the invoice.
     *
     * @param format pdf, ofd or xml
     */
    @GetMapping("/api/merchant/invoices/{invoiceId}/files/{format}")
    @PreAuthorize("hasAuthority('invoice:read')")
    void get(@PathVariable String invoiceId, @PathVariable String format, HttpServletResponse response)
            throws IOException {
        long id = Ids.parse(invoiceId);
        InvoiceFiles.Served file = files.serve(id, format(format));
        tell(List.of(id), List.of(file.format()));
        downloads.send(file, response);
    }

    private void tell(List<Long> ids, List<FileFormat> formats) {
        String names = formats.stream().map(Enum::name).collect(Collectors.joining(","));
        String actor = CurrentActor.get().id();
        listeners.orderedStream().forEach(listener -> listener.downloaded(ids, names, actor));
    }

    /** Keeps the official file of the tax platform beside ours; from then on it is served. It must be of this invoice. */
    @PostMapping("/api/merchant/invoices/{invoiceId}/files/{format}")
    @PreAuthorize("hasAuthority('invoice:issue')")
    FileResponse keepOfficial(
            @PathVariable String invoiceId, @PathVariable String format, @RequestPart MultipartFile file)
            throws IOException {
        return FileResponse.of(files.keepOfficial(
                Ids.parse(invoiceId),
                format(format),
                file.getBytes(),
                CurrentActor.get().id()));
    }

    /**
     * The files of a selection in one ZIP, written while it is sent.
     *
     * @param ids up to 200 invoices; all must be issued
     * @param formats pdf, ofd, xml; all if none is named
     */
    @GetMapping("/api/merchant/invoices/files.zip")
    @PreAuthorize("hasAuthority('invoice:read')")
    void zip(
            @RequestParam List<String> ids,
            @RequestParam(required = false) List<String> formats,
            HttpServletResponse response)
            throws IOException {
        Set<Long> wanted = new LinkedHashSet<>(ids.stream().map(Ids::parse).toList());
        if (wanted.isEmpty() || wanted.size() > MAX_SELECTION) {
            throw new BusinessException(
                    CommonError.INVALID_REQUEST,
                    List.of(Violation.of(
                            CommonError.INVALID_REQUEST,
                            "ids",
                            "COUNT",
                            "1.." + MAX_SELECTION,
                            Text.of("一次可下载1至%d张发票", "1 to %d invoices at once").with(MAX_SELECTION))));
        }
        List<FileFormat> chosen = formats == null || formats.isEmpty()
                ? List.of(FileFormat.values())
                : formats.stream().map(MerchantInvoiceFileController::format).toList();
        // Everything is refused before the first byte is sent: afterwards nothing can be.
        List<Long> issued = new ArrayList<>();
        for (long id : wanted) {
            issued.add(files.issued(id).id());
        }
        tell(issued, chosen);
        downloads.name(response, "application/zip", "invoices.zip");
        ZipOutputStream zip = new ZipOutputStream(response.getOutputStream());
        for (long id : issued) {
            for (FileFormat format : chosen) {
                add(zip, files.serve(id, format));
            }
        }
        zip.finish();
    }

    private void add(ZipOutputStream zip, InvoiceFiles.Served file) throws IOException {
        zip.putNextEntry(new ZipEntry(file.name()));
        if (file.stored() == null) {
            zip.write(file.content());
        } else {
            try (InputStream in = store.read(file.stored())) {
                in.transferTo(zip);
            }
        }
        zip.closeEntry();
    }

    private static FileFormat format(String text) {
        return FileFormat.of(text).orElseThrow(() -> new NotFoundException("format", text));
    }
}
