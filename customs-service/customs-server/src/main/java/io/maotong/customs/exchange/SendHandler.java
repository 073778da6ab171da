package io.maotong.customs.exchange;

import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.signing.CertificateLater;
import io.maotong.customs.signing.CertificateRefused;
import io.maotong.customs.signing.MessageSigner;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.intent.Intents;
import java.time.Clock;
import java.time.Duration;
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

    record Payload(String transmissionId) {}

    private final Transmissions transmissions;
    private final Documents documents;
    private final MessageSigner signer;
    private final Channels channels;
    private final ObjectProvider<Intents> intents;
    private final CustomsSettings settings;
    private final Clock clock;

    SendHandler(
            Transmissions transmissions,
            Documents documents,
            MessageSigner signer,
            Channels channels,
            ObjectProvider<Intents> intents,
            CustomsSettings settings,
            Clock clock) {
        this.transmissions = transmissions;
        this.documents = documents;
        this.signer = signer;
        this.channels = channels;
        this.intents = intents;
        this.settings = settings;
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

    /** Longer than a certificate, a signature and an answer may take; what a dead process left is sent after that. */
    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
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
                transmissions.refused(id, e.code(), e.getMessage());
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
        DocumentType type = transmissions.typeOf(row);
        List<Documents.Version> versions = documents.ofTransmission(row.id);
        versions.forEach(version -> mustBeSignedBy(row, version.content().get(type.signerField())));
        String canonical = MessageWriter.write(MessageDefinition.of(type), row.guid, versions, transfer(row));
        MessageSigner.Signed signed = signer.sign(canonical, row.signerCode, row.signerName, row.signingProfile);
        if (!sameAs(versions, MessageReader.read(signed.content()))) {
            throw new IllegalStateException("message " + row.copMsgId + " does not read back as it was written");
        }
        transmissions.sign(row, signed);
    }

    // 与卡信息不匹配: the port would refuse a document that names another enterprise than the certificate.
    private static void mustBeSignedBy(TransmissionRow row, String named) {
        if (!row.signerCode.equals(named)) {
            throw CertificateRefused.ofOther(row.signerCode, named);
        }
    }

    /** What the port will read is what was meant: nothing lost, nothing in the wrong place. */
    private static boolean sameAs(List<Documents.Version> versions, MessageReader.Message read) {
        if (read.documents().size() != versions.size()) {
            return false;
        }
        for (int index = 0; index < versions.size(); index++) {
            MessageReader.Document document = read.documents().get(index);
            Documents.Version version = versions.get(index);
            if (!document.content().equals(version.content())
                    || !version.guid().equals(document.added().get("guid"))
                    || !version.appType().equals(document.added().get("appType"))
                    || !version.appTime().equals(document.added().get("appTime"))) {
                return false;
            }
        }
        return true;
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
        transmissions.attempt(row.id);
        ChannelAnswer answer = channels.get(row.channel)
                .send(new CustomsChannel.Envelope(
                        row.id,
                        row.copMsgId,
                        row.dxpId,
                        transmissions.typeOf(row),
                        row.createdAt,
                        Gzip.unzip(row.message)));
        return switch (answer) {
            case ChannelAnswer.Taken taken -> {
                transmissions.sent(row.id, taken.code(), taken.info());
                yield IntentOutcome.done();
            }
            case ChannelAnswer.Refused refused -> {
                transmissions.refused(row.id, refused.code(), refused.info());
                yield IntentOutcome.done();
            }
            case ChannelAnswer.NotNow notNow -> {
                transmissions.postponed(row.id, notNow.code(), notNow.info());
                yield IntentOutcome.done();
            }
            case ChannelAnswer.Busy busy -> IntentOutcome.again(busy.after());
            case ChannelAnswer.NotSent notSent -> IntentOutcome.retry(notSent.reason());
            case ChannelAnswer.Unanswered unanswered -> unanswered(row, unanswered.reason());
        };
    }

    /** The same bytes go again, first soon, then by the schedule: whoever has them already knows them by their CopMsgId. */
    private IntentOutcome unanswered(TransmissionRow row, String reason) {
        int tries = row.attempts + 1;
        if (tries > settings.resend().max()) {
            transmissions.giveUp(row.id, "UNKNOWN", reason);
            return IntentOutcome.done();
        }
        transmissions.unanswered(row.id, reason);
        return IntentOutcome.again(
                tries == 1 ? settings.resend().unknownWait() : settings.resend().after(tries - 2));
    }
}
