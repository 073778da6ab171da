package io.maotong.invoice.delivery;

import io.maotong.core.error.NotFoundException;
import io.maotong.data.key.KeyService;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.file.Downloads;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.InvoiceFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files behind a signed link: whoever has it may read the one invoice until it expires or is taken back. A wrong link, an expired
 * one and one of a revoked delivery are told by the same words.
 */
@RestController
class PublicInvoiceLinkController {

    private final Deliveries deliveries;
    private final InvoiceFiles files;
    private final Downloads downloads;
    private final KeyService keys;
    private final Clock clock;

    PublicInvoiceLinkController(
            Deliveries deliveries, InvoiceFiles files, Downloads downloads, KeyService keys, Clock clock) {
        this.deliveries = deliveries;
        this.files = files;
        this.downloads = downloads;
        this.keys = keys;
        this.clock = clock;
    }

    /** The PDF. */
    @GetMapping("/links/invoices/{token}")
    void open(@PathVariable String token, HttpServletResponse response) throws IOException {
        send(token, FileFormat.PDF, response);
    }

    /** @param format pdf, ofd or xml */
    @GetMapping("/links/invoices/{token}/{format}")
    void open(@PathVariable String token, @PathVariable String format, HttpServletResponse response)
            throws IOException {
        send(token, FileFormat.of(format).orElseThrow(() -> new NotFoundException("format", format)), response);
    }

    private void send(String text, FileFormat format, HttpServletResponse response) throws IOException {
        LinkToken token = LinkToken.parse(text, keys).orElseThrow(Deliveries::closed);
        DeliveryRow row = MerchantScope.everywhere("a signed link", () -> deliveries.find(token.deliveryId()))
                .orElseThrow(Deliveries::closed);
        Instant now = clock.instant();
        if (row.status == DeliveryStatus.REVOKED
                || row.linkUntil == null
                // A renewed delivery has another end: links from before do not come back to life with it.
                || !token.until().equals(row.linkUntil)
                || row.linkUntil.isBefore(now)) {
            throw Deliveries.closed();
        }
        InvoiceFiles.Served file = MerchantScope.call(row.merchantId, () -> {
            InvoiceFiles.Served served = files.serve(row.invoiceId, format);
            deliveries.opened(row, format.name());
            return served;
        });
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        sendIn(row.merchantId, file, response);
    }

    private void sendIn(long merchantId, InvoiceFiles.Served file, HttpServletResponse response) throws IOException {
        IOException[] failure = new IOException[1];
        MerchantScope.run(merchantId, () -> {
            try {
                downloads.send(file, response);
            } catch (IOException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
    }
}
