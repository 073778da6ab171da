package io.maotong.invoice.delivery;

import io.maotong.core.error.BusinessException;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.InvoiceFiles;
import io.maotong.invoice.integrity.IntegrityError;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends one delivery, outside of any transaction, and records how it ended. */
@Component
class DeliverIntent implements IntentHandler {

    /**
     * Body of a webhook call.
     *
     * @param deliveryId the same for every repetition
     * @param total CNY
     * @param link opens the files for a while
     */
    record Notice(
            String event,
            String deliveryId,
            String number,
            String kind,
            boolean red,
            Instant issuedAt,
            String sellerTaxNo,
            String sellerName,
            String buyerName,
            BigDecimal amount,
            BigDecimal tax,
            BigDecimal total,
            String link) {}

    private final Deliveries deliveries;
    private final InvoiceFiles files;
    private final Mailer mailer;
    private final WebhookSender webhooks;
    private final ShortMessage messages;
    private final JsonMapper json;

    DeliverIntent(
            Deliveries deliveries,
            InvoiceFiles files,
            Mailer mailer,
            WebhookSender webhooks,
            ShortMessage messages,
            JsonMapper json) {
        this.deliveries = deliveries;
        this.files = files;
        this.mailer = mailer;
        this.webhooks = webhooks;
        this.messages = messages;
        this.json = json;
    }

    @Override
    public String kind() {
        return Deliveries.KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        Deliveries.Reference reference = json.readValue(intent.payload(), Deliveries.Reference.class);
        DeliveryRow row = deliveries.find(reference.deliveryId()).orElse(null);
        if (row == null || row.status != DeliveryStatus.QUEUED || row.round != reference.round()) {
            return IntentOutcome.done();
        }
        SendOutcome outcome = send(row);
        boolean again = deliveries.record(row.id, row.round, outcome);
        return again && outcome instanceof SendOutcome.Later later
                ? IntentOutcome.retry(later.reason())
                : IntentOutcome.done();
    }

    private SendOutcome send(DeliveryRow row) {
        try {
            return switch (row.channel) {
                case EMAIL -> mail(row);
                case SMS -> message(row);
                default -> call(row);
            };
        } catch (BusinessException e) {
            if (e.code() != IntegrityError.ROW_ALTERED) {
                throw e;
            }
            // Nobody is told what the row says now; it is sent again once it was restored.
            return new SendOutcome.Refused(IntegrityError.ROW_ALTERED.title().zh());
        }
    }

    private SendOutcome mail(DeliveryRow row) {
        InvoiceDocument invoice = files.issued(row.invoiceId).document();
        List<Mailer.Attachment> attachments = new ArrayList<>();
        for (FileFormat format : FileFormat.values()) {
            InvoiceFiles.Served file = files.serve(row.invoiceId, format);
            attachments.add(new Mailer.Attachment(file, files.bytes(file)));
        }
        String seller = invoice.seller().name();
        String subject = String.format(
                        Locale.ROOT,
                        "%s电子发票 %s · e-invoice from %s",
                        invoice.isRed() ? "红字" : "",
                        invoice.number(),
                        seller)
                .replaceAll("\\p{Cntrl}", " ");
        String text = """
                %s 为您开具了电子发票。
                发票号码：%s
                价税合计：¥%s
                附件为 XML 电子原件及其 PDF、OFD 版式文件；也可在 %s 前打开链接下载：
                %s

                %s has issued an e-invoice to you: number %s, total CNY %s. The XML original and its PDF and OFD are attached.
                """.formatted(
                        seller,
                        invoice.number(),
                        invoice.total().toPlainString(),
                        row.linkUntil,
                        deliveries.link(row),
                        seller,
                        invoice.number(),
                        invoice.total().toPlainString());
        return mailer.send(new Mailer.Letter(row.id, row.round, row.target, subject, text, attachments));
    }

    private SendOutcome message(DeliveryRow row) {
        InvoiceDocument invoice = files.issued(row.invoiceId).document();
        return messages.send(
                row.id,
                row.round,
                row.target,
                Map.of(
                        "seller",
                        invoice.seller().name(),
                        "number",
                        invoice.number(),
                        "total",
                        invoice.total().toPlainString(),
                        "url",
                        deliveries.link(row)));
    }

    private SendOutcome call(DeliveryRow row) {
        InvoiceDocument invoice = files.issued(row.invoiceId).document();
        String body = json.writeValueAsString(new Notice(
                invoice.isRed() ? "invoice.red.issued" : "invoice.issued",
                Long.toString(row.id),
                invoice.number(),
                invoice.kind().name(),
                invoice.isRed(),
                invoice.issuedAt(),
                invoice.seller().naturalPerson() ? null : invoice.seller().taxNo(),
                invoice.seller().name(),
                invoice.buyer().name(),
                invoice.amount(),
                invoice.tax(),
                invoice.total(),
                deliveries.link(row)));
        return webhooks.send(row.id, URI.create(row.target), row.secret, body);
    }
}
