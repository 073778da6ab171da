package io.maotong.customs.exchange;

import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.signing.CertificateLater;
import io.maotong.customs.signing.CertificateRefused;
import io.maotong.customs.signing.EnterpriseKeys;
import io.maotong.customs.signing.MessageSignature;
import io.maotong.customs.signing.SigningKey;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClients;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sends one message. If this process dies at any point the message is sent again as it was: same CopMsgId, guid, time and
 * signature. What the port then says about a duplicate is known to be the echo of the repetition (see ReceiptFold), so a
 * repetition can do no harm; but where no answer came, receipts are waited for first.
 */
@Component
final class SendHandler implements IntentHandler {

    static final String KIND = "customs.send";

    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    record Payload(String transmissionId) {}

    private final Transmissions transmissions;
    private final Documents documents;
    private final EnterpriseKeys keys;
    private final AuthorityClients authorities;
    private final ObjectProvider<Intents> intents;
    private final CustomsSettings settings;
    private final MessageSignature signature;
    private final Clock clock;

    SendHandler(
            Transmissions transmissions,
            Documents documents,
            EnterpriseKeys keys,
            AuthorityClients authorities,
            ObjectProvider<Intents> intents,
            CustomsSettings settings,
            Clock clock) {
        this.transmissions = transmissions;
        this.documents = documents;
        this.keys = keys;
        this.authorities = authorities;
        this.intents = intents;
        this.settings = settings;
        this.signature = new MessageSignature(settings.signing());
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Duration> schedule() {
        return List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1));
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = Ids.parse(intents.getObject().payload(intent, Payload.class).transmissionId());
        TransmissionRow row = transmissions.load(id);
        if (row == null || row.state.isFinal()) {
            return IntentOutcome.done();
        }
        if (row.state == TransmissionState.WAITING) {
            try {
                sign(row);
            } catch (CertificateRefused e) {
                transmissions.refused(id, "CERTIFICATE", e.getMessage());
                return IntentOutcome.done();
            } catch (CertificateLater e) {
                return IntentOutcome.retry(e.getMessage());
            }
            row = transmissions.load(id);
        }
        if (row.state == TransmissionState.UNKNOWN) {
            if (transmissions.hasReceipts(id)) {
                transmissions.sent(id, "RECEIPT", "receipts arrived");
                return IntentOutcome.done();
            }
            Duration left = Duration.between(
                    clock.instant(), row.unknownSince.plus(settings.resend().unknownWait()));
            if (left.isPositive()) {
                return IntentOutcome.again(left);
            }
        }
        return send(row);
    }

    private void sign(TransmissionRow row) {
        SigningKey key = keys.of(row.signerCode, row.signerName);
        DocumentType type = transmissions.typeOf(row);
        String canonical = MessageWriter.write(
                MessageDefinition.of(type), row.guid, documents.ofTransmission(row.id), transfer(row));
        MessageSignature.Signed signed = signature.sign(canonical, key);
        if (!key.ownerCode().equals(row.signerCode)
                || !signature.holds(signed.content(), key.certificate().getPublicKey())) {
            throw new IllegalStateException("our own signature of " + row.copMsgId + " does not hold");
        }
        transmissions.sign(row.id, key.certificateNo(), signed.digest(), Gzip.zip(signed.content()));
    }

    private static Map<String, String> transfer(TransmissionRow row) {
        Map<String, String> transfer = new LinkedHashMap<>();
        transfer.put("copCode", row.copCode);
        transfer.put("copName", row.copName);
        transfer.put("dxpMode", "DXP");
        transfer.put("dxpId", row.dxpId);
        return transfer;
    }

    private IntentOutcome send(TransmissionRow row) {
        byte[] envelope = DxpMessage.write(
                row.copMsgId,
                row.dxpId,
                settings.port().receiverId(),
                CREATED.format(row.createdAt.atZone(BusinessTime.ZONE)),
                transmissions.typeOf(row).message(),
                Gzip.unzip(row.message));
        transmissions.attempt(row.id);
        AuthorityAnswer answer = authorities
                .get("port")
                .exchange(new AuthorityCall(
                        "send-" + row.docType,
                        String.valueOf(row.id),
                        "POST",
                        "/port/messages",
                        Map.of("Content-Type", "application/xml; charset=utf-8"),
                        envelope));
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> answered(row, accepted.body());
            case AuthorityAnswer.Rejected rejected -> {
                transmissions.refused(row.id, "HTTP-" + rejected.status(), rejected.text());
                yield IntentOutcome.done();
            }
            case AuthorityAnswer.Later later -> IntentOutcome.again(later.after());
            case AuthorityAnswer.NotSent notSent -> IntentOutcome.retry(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> unanswered(row, unknown.reason());
        };
    }

    private IntentOutcome answered(TransmissionRow row, byte[] body) {
        DxpReply reply;
        try {
            reply = DxpReply.read(body);
        } catch (Xml.Unreadable e) {
            return unanswered(row, new String(body, StandardCharsets.UTF_8));
        }
        if (reply.isAccepted()) {
            transmissions.sent(row.id, reply.code(), reply.info());
            return IntentOutcome.done();
        }
        if (!reply.isPassing()) {
            transmissions.refused(row.id, "DXP-" + reply.code(), reply.info());
            return IntentOutcome.done();
        }
        int tries = row.attempts + 1;
        if (tries > settings.resend().max()) {
            transmissions.giveUp(row.id, reply.code(), reply.info());
            return IntentOutcome.done();
        }
        transmissions.postpone(row.id, TransmissionState.RETRY_WAIT, reply.code(), reply.info(), null);
        return IntentOutcome.again(settings.resend().after(tries - 1));
    }

    private IntentOutcome unanswered(TransmissionRow row, String reason) {
        if (row.attempts + 1 > settings.resend().max()) {
            transmissions.giveUp(row.id, "UNKNOWN", reason);
            return IntentOutcome.done();
        }
        Instant now = clock.instant();
        transmissions.postpone(row.id, TransmissionState.UNKNOWN, null, reason, now);
        return IntentOutcome.again(settings.resend().unknownWait());
    }
}
