package io.maotong.invoice.delivery;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.key.KeyService;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.attention.AttentionCause;
import io.maotong.invoice.attention.AttentionCause.Topic;
import io.maotong.invoice.attention.Attentions;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.StoredInvoice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deliveries of invoices, one transaction for each step. The same request is the same delivery; sending again is asked for by
 * name and logged.
 */
@Service
class Deliveries {

    static final String KIND = "invoice.deliver";
    private static final int LONGEST = 500;
    private static final Map<String, String> SORTABLE = Map.of("id", "id", "status", "status");

    /** What the intent carries. @param round of the sending: an intent of an earlier one does nothing */
    record Reference(long deliveryId, int round) {}

    private final DeliveryMapper deliveries;
    private final DeliveryLogMapper logs;
    // The desk and the queue know their listeners and handlers, which know this.
    private final ObjectProvider<InvoiceDesk> desk;
    private final ObjectProvider<Intents> intents;
    private final Mailer mailer;
    private final Attentions attentions;
    private final KeyService keys;
    private final DeliverySettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Deliveries(
            DeliveryMapper deliveries,
            DeliveryLogMapper logs,
            ObjectProvider<InvoiceDesk> desk,
            ObjectProvider<Intents> intents,
            Mailer mailer,
            Attentions attentions,
            KeyService keys,
            DeliverySettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.deliveries = deliveries;
        this.logs = logs;
        this.desk = desk;
        this.intents = intents;
        this.mailer = mailer;
        this.attentions = attentions;
        this.keys = keys;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional
    DeliveryRow deliver(long invoiceId, Recipient recipient, long merchantId, String actor) {
        StoredInvoice invoice =
                desk.getObject().findIntact(invoiceId).orElseThrow(() -> new NotFoundException("invoice", invoiceId));
        return deliver(invoice, recipient, merchantId, actor);
    }

    /** @throws BusinessException before the platform has accepted the invoice, or where the channel cannot be used */
    @Transactional
    DeliveryRow deliver(StoredInvoice invoice, Recipient recipient, long merchantId, String actor) {
        if (!invoice.status().isIssued() || !invoice.accepted()) {
            throw new BusinessException(
                    DeliveryError.NOT_ACCEPTED,
                    Text.of(
                                    "发票处于 %s，税务平台确认后才能交付",
                                    "The invoice is %s; deliver it once the tax platform has accepted it")
                            .with(invoice.status()));
        }
        refuseWithoutServer(recipient.channel());
        String identity = keys.blindIndex(recipient.identity());
        DeliveryRow known = deliveries.selectOne(new QueryWrapper<DeliveryRow>()
                .eq("invoice_id", invoice.id())
                .eq("channel", recipient.channel())
                .eq("dedupe_key", identity));
        if (known != null) {
            return known;
        }
        Instant now = clock.instant();
        DeliveryRow row = new DeliveryRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        row.invoiceId = invoice.id();
        row.number = invoice.document().number();
        row.channel = recipient.channel();
        row.target = recipient.target();
        row.targetHint = recipient.hint();
        row.secret = recipient.secret();
        row.dedupeKey = identity;
        row.status = recipient.channel().hasTarget() ? DeliveryStatus.QUEUED : DeliveryStatus.SENT;
        row.round = 1;
        row.attempts = 0;
        row.linkUntil = recipient.channel() == DeliveryChannel.PORTAL ? null : linkUntil(now);
        row.opened = 0;
        row.requestedBy = actor;
        row.createdAt = now;
        row.updatedAt = now;
        row.sentAt = row.status == DeliveryStatus.SENT ? now : null;
        deliveries.insert(row);
        log(row, "REQUESTED", row.targetHint, actor);
        begin(row);
        return row;
    }

    /** Nothing to send for a link or the portal: it is there. */
    private void begin(DeliveryRow row) {
        if (row.channel.hasTarget()) {
            intents.getObject()
                    .add(row.merchantId, KIND, Ids.text(row.id), new Reference(row.id, row.round), Duration.ZERO);
        } else {
            desk.getObject().delivered(row.invoiceId, row.channel.name());
        }
    }

    private void refuseWithoutServer(DeliveryChannel channel) {
        if (channel == DeliveryChannel.EMAIL && !mailer.isConfigured()) {
            throw new BusinessException(
                    DeliveryError.NO_MAIL_SERVER,
                    Text.of("请联系运维配置邮件服务器，或改用链接交付", "Ask operations for a mail server, or deliver by link"));
        }
    }

    private Instant linkUntil(Instant now) {
        return now.plus(settings.linkValid()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Sends again, or renews a link. What is still on its way is not sent twice. */
    @Transactional
    DeliveryRow resend(long invoiceId, long id, String actor) {
        DeliveryRow row = lock(invoiceId, id);
        if (row.status == DeliveryStatus.QUEUED) {
            return row;
        }
        refuseWithoutServer(row.channel);
        Instant now = clock.instant();
        DeliveryStatus status = row.channel.hasTarget() ? DeliveryStatus.QUEUED : DeliveryStatus.SENT;
        Instant until = row.channel == DeliveryChannel.PORTAL ? null : linkUntil(now);
        deliveries.again(id, status, until, now);
        log(row, "RESENT", null, actor);
        DeliveryRow again = deliveries.selectById(id);
        begin(again);
        return again;
    }

    /** Closes the link; a message that is on its way is not sent. */
    @Transactional
    DeliveryRow revoke(long invoiceId, long id, String actor) {
        DeliveryRow row = lock(invoiceId, id);
        if (row.status != DeliveryStatus.REVOKED) {
            deliveries.outcome(id, DeliveryStatus.REVOKED, row.attempts, row.lastError, null, clock.instant());
            log(row, "REVOKED", null, actor);
            settle(row, "已撤回");
        }
        return deliveries.selectById(id);
    }

    private DeliveryRow lock(long invoiceId, long id) {
        DeliveryRow row = deliveries.lock(id);
        if (row == null || row.invoiceId != invoiceId) {
            throw new NotFoundException("delivery", id);
        }
        return row;
    }

    /** The address that opens the delivery. */
    String link(long invoiceId, long id) {
        DeliveryRow row = deliveries.selectById(id);
        if (row == null || row.invoiceId != invoiceId) {
            throw new NotFoundException("delivery", id);
        }
        if (row.linkUntil == null || row.status == DeliveryStatus.REVOKED || row.linkUntil.isBefore(clock.instant())) {
            throw closed();
        }
        return link(row);
    }

    String link(DeliveryRow row) {
        return settings.linkBase() + "/links/invoices/" + new LinkToken(row.id, row.linkUntil).text(keys);
    }

    static BusinessException closed() {
        return new BusinessException(
                DeliveryError.LINK_CLOSED,
                Text.of(
                        "链接不存在、已过期或已撤回，请向开票方重新索取",
                        "The link does not exist, has expired or was taken back; ask the seller for a new one"));
    }

    Optional<DeliveryRow> find(long id) {
        return Optional.ofNullable(deliveries.selectById(id));
    }

    /** Records that a link was opened. */
    @Transactional
    void opened(DeliveryRow row, String detail) {
        deliveries.opened(row.id, clock.instant());
        log(row, "OPENED", detail, "link");
    }

    List<DeliveryRow> of(long invoiceId) {
        desk.getObject().find(invoiceId).orElseThrow(() -> new NotFoundException("invoice", invoiceId));
        return deliveries.selectList(
                new QueryWrapper<DeliveryRow>().eq("invoice_id", invoiceId).orderByAsc("id"));
    }

    PageResponse<DeliveryRow> list(DeliveryStatus status, PageRequest page) {
        return PageResponse.of(
                deliveries.selectPage(
                        page.toPage(SORTABLE, "id,desc"),
                        new QueryWrapper<DeliveryRow>().eq(status != null, "status", status)),
                row -> row);
    }

    PageResponse<DeliveryLogRow> log(long invoiceId, long id, PageRequest page) {
        DeliveryRow row = deliveries.selectById(id);
        if (row == null || row.invoiceId != invoiceId) {
            throw new NotFoundException("delivery", id);
        }
        return PageResponse.of(
                logs.selectPage(
                        page.toPage(Map.of("id", "id"), "id,asc"),
                        new QueryWrapper<DeliveryLogRow>().eq("delivery_id", id)),
                entry -> entry);
    }

    /** Everything that happened to an invoice on its ways to whoever reads it, downloads in the portal included. */
    PageResponse<DeliveryLogRow> logOf(long invoiceId, PageRequest page) {
        desk.getObject().find(invoiceId).orElseThrow(() -> new NotFoundException("invoice", invoiceId));
        return PageResponse.of(
                logs.selectPage(
                        page.toPage(Map.of("id", "id"), "id,asc"),
                        new QueryWrapper<DeliveryLogRow>().eq("invoice_id", invoiceId)),
                entry -> entry);
    }

    /** Somebody fetched files of invoices in the portal; counted at the delivery to the portal where there is one. */
    @Transactional
    void downloaded(long merchantId, Collection<Long> invoiceIds, String what, String actor) {
        Instant now = clock.instant();
        Map<Long, DeliveryRow> portal = deliveries
                .selectList(new QueryWrapper<DeliveryRow>()
                        .in("invoice_id", invoiceIds)
                        .eq("channel", DeliveryChannel.PORTAL))
                .stream()
                .collect(Collectors.toMap(row -> row.invoiceId, Function.identity()));
        if (!portal.isEmpty()) {
            deliveries.openedAll(portal.values().stream().map(row -> row.id).toList(), now);
        }
        logs.insert(invoiceIds.stream()
                .map(invoiceId -> {
                    DeliveryLogRow row = new DeliveryLogRow();
                    row.id = Ids.next();
                    row.merchantId = merchantId;
                    row.invoiceId = invoiceId;
                    row.deliveryId = portal.containsKey(invoiceId) ? portal.get(invoiceId).id : null;
                    row.event = "DOWNLOADED";
                    row.detail = what;
                    row.actor = actor;
                    row.happenedAt = now;
                    return row;
                })
                .toList());
    }

    /**
     * Records how a try ended, unless somebody took the delivery back or sent it again meanwhile.
     *
     * @return whether it is to be tried again
     */
    @Transactional
    boolean record(long id, int round, SendOutcome outcome) {
        DeliveryRow row = deliveries.lock(id);
        if (row.status != DeliveryStatus.QUEUED || row.round != round) {
            return false;
        }
        Instant now = clock.instant();
        int attempts = row.attempts + 1;
        switch (outcome) {
            case SendOutcome.Sent sent -> {
                deliveries.outcome(id, DeliveryStatus.SENT, attempts, null, now, now);
                log(row, "SENT", sent.detail(), "system");
                settle(row, "已重新发送");
                desk.getObject().delivered(row.invoiceId, row.channel.name());
            }
            case SendOutcome.Bounced bounced -> end(row, DeliveryStatus.BOUNCED, attempts, bounced.reason());
            case SendOutcome.Refused refused -> end(row, DeliveryStatus.FAILED, attempts, refused.reason());
            case SendOutcome.Later later -> {
                if (attempts >= settings.maxAttempts()) {
                    end(row, DeliveryStatus.FAILED, attempts, later.reason());
                    return false;
                }
                deliveries.outcome(id, DeliveryStatus.QUEUED, attempts, cut(later.reason()), null, now);
                log(row, "DELAYED", later.reason(), "system");
                return true;
            }
        }
        return false;
    }

    private void end(DeliveryRow row, DeliveryStatus status, int attempts, String reason) {
        deliveries.outcome(row.id, status, attempts, cut(reason), null, clock.instant());
        log(row, status.name(), reason, "system");
        if (status == DeliveryStatus.BOUNCED) {
            raise(row, reason);
        }
    }

    private void raise(DeliveryRow row, String reason) {
        attentions.raise(List.of(new Attentions.Matter(
                row.merchantId,
                AttentionCause.DELIVERY_BOUNCED,
                Ids.text(row.id),
                row.number + " " + row.targetHint + " " + reason,
                row.requestedBy)));
    }

    private void settle(DeliveryRow row, String reason) {
        attentions.settle(Topic.DELIVERY, List.of(Ids.text(row.id)), reason);
    }

    /** The same of a delivery of whatever merchant; what is unknown here is not ours and is left alone. */
    void returned(BounceReport report, String actor) {
        Optional<DeliveryRow> known = MerchantScope.everywhere(
                "a message came back", () -> Optional.ofNullable(deliveries.selectById(report.deliveryId())));
        if (known.isPresent() && known.get().channel == DeliveryChannel.EMAIL) {
            MerchantScope.run(
                    known.get().merchantId,
                    () -> transaction.executeWithoutResult(status -> {
                        DeliveryStatus now = deliveries.selectById(report.deliveryId()).status;
                        if (now == DeliveryStatus.SENT || now == DeliveryStatus.QUEUED) {
                            bounced(report.deliveryId(), report.round(), report.reason(), actor);
                        }
                    }));
        }
    }

    /** A message came back after it had been taken. Said twice, it is recorded once. */
    @Transactional
    DeliveryRow bounced(long id, int round, String reason, String actor) {
        DeliveryRow row = deliveries.lock(id);
        if (row == null || row.channel != DeliveryChannel.EMAIL) {
            throw new NotFoundException("delivery", id);
        }
        if (row.status == DeliveryStatus.BOUNCED || row.round != round) {
            return row;
        }
        if (row.status != DeliveryStatus.SENT && row.status != DeliveryStatus.QUEUED) {
            throw new IllegalTransition("delivery", row.status, "bounce");
        }
        deliveries.outcome(id, DeliveryStatus.BOUNCED, row.attempts, cut(reason), null, clock.instant());
        log(row, "BOUNCED", reason, actor);
        raise(row, reason);
        return deliveries.selectById(id);
    }

    private void log(DeliveryRow delivery, String event, String detail, String actor) {
        DeliveryLogRow row = new DeliveryLogRow();
        row.id = Ids.next();
        row.merchantId = delivery.merchantId;
        row.invoiceId = delivery.invoiceId;
        row.deliveryId = delivery.id;
        row.event = event;
        row.detail = cut(detail);
        row.actor = actor;
        row.happenedAt = clock.instant();
        logs.insert(row);
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
