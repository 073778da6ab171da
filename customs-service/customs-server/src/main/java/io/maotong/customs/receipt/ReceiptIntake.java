package io.maotong.customs.receipt;

import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Sha256;
import io.maotong.customs.exchange.Gzip;
import io.maotong.customs.exchange.Transmissions;
import io.maotong.customs.exchange.Xml;
import io.maotong.customs.issue.Issue;
import io.maotong.customs.issue.Issues;
import io.maotong.customs.qualification.Declarant;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages from the port: keeps them as they came, and does what they say, in one transaction. */
@Service
class ReceiptIntake {

    private final ReceiptMessageMapper messages;
    private final ReceiptService receipts;
    private final Transmissions transmissions;
    private final List<ResultListener> results;
    private final Issues issues;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    ReceiptIntake(
            ReceiptMessageMapper messages,
            ReceiptService receipts,
            Transmissions transmissions,
            List<ResultListener> results,
            Issues issues,
            ObjectProvider<Intents> intents,
            Clock clock) {
        this.messages = messages;
        this.receipts = receipts;
        this.transmissions = transmissions;
        this.results = results;
        this.issues = issues;
        this.intents = intents;
        this.clock = clock;
    }

    /** @throws Xml.Unreadable if it cannot be understood; nothing is kept then */
    @Transactional
    public void take(Declarant owner, byte[] body) {
        PortMessage message = PortMessage.read(body);
        long id = keep(owner, body, message.copMsgId(), message.messageType(), "APPLIED");
        apply(id, message);
    }

    /** Keeps a message that could not be applied now, and promises to try again. */
    @Transactional
    public void keepForLater(Declarant owner, byte[] body) {
        long id = keep(owner, body, null, null, "FAILED");
        intents.getObject().add(ReceiptRetry.KIND, Ids.text(id), new ReceiptRetry.Payload(Ids.text(id)));
    }

    /** Applies a message that was kept. */
    @Transactional
    public void again(long id) {
        ReceiptMessageRow row = messages.selectById(id);
        apply(id, PortMessage.read(Gzip.unzip(row.raw)));
        messages.settle(id, "APPLIED");
    }

    private void apply(long id, PortMessage message) {
        String name = message.content().name();
        Optional<DocumentType> type = ReplyReader.typeOf(name);
        if (type.isPresent()) {
            receipts.apply(type.get(), ReplyReader.read(type.get(), message.content()), id);
        } else if ("CEB792Message".equals(name)) {
            results.forEach(listener -> listener.received(message.content()));
        } else if ("CEB900Message".equals(name)) {
            unreadable(message.content(), id);
        } else {
            messages.settle(id, "UNKNOWN");
            raise(id, "UNKNOWN_MESSAGE", name);
        }
    }

    /** Keeps what cannot be understood for a person. */
    @Transactional
    public void keepUnreadable(Declarant owner, byte[] body) {
        long id = keep(owner, body, null, null, "UNREADABLE");
        raise(id, "UNREADABLE", "");
    }

    private void unreadable(Xml.Element message, long id) {
        List<Xml.Element> found = message.get("oriCopMsgId") == null ? message.children() : List.of(message);
        for (Xml.Element element : found) {
            String original = element.get("oriCopMsgId");
            if (original != null && !transmissions.unreadable(original, String.valueOf(element.get("returnInfo")))) {
                messages.settle(id, "QUARANTINED");
                raise(id, "CEB900", original);
            }
        }
    }

    private long keep(Declarant owner, byte[] body, String copMsgId, String type, String state) {
        ReceiptMessageRow row = new ReceiptMessageRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.contentHash = Sha256.of(body);
        row.dxpId = owner.dxpId();
        row.copMsgId = copMsgId;
        row.msgType = type;
        row.raw = Gzip.zip(body);
        row.state = state;
        row.receivedAt = clock.instant();
        boolean isNew = messages.keep(row) == 1;
        return isNew ? row.id : messages.ofHash(row.contentHash).id;
    }

    private void raise(long id, String code, String reference) {
        issues.raise(List.of(new Issue(
                code + ":" + (reference.isEmpty() ? id : reference),
                "RECEIPT",
                "W",
                null,
                null,
                null,
                null,
                Ids.text(id),
                code,
                "FORMAT",
                "OPERATOR",
                Text.of(
                        "收到无法识别的回执报文，已原样保留，请联系平台",
                        "A message from the port could not be understood; it is kept as it came"),
                null)));
    }
}
