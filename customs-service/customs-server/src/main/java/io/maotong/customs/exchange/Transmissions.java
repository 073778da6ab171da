package io.maotong.customs.exchange;

import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.CustomsTime;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.issue.Issues;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.signing.MessageSigner;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages to the port. A version of a document goes with one message for ever; a message is signed once and sent as it
 * is, however often it has to be tried.
 */
@Component
public class Transmissions {

    private static final int LONGEST_CODE = 20;

    private final TransmissionMapper mapper;
    private final KeyUseMapper keyUses;
    private final Channels channels;
    private final Documents documents;
    private final Issues issues;
    private final ObjectProvider<Intents> intents;
    private final ObjectProvider<TransmissionListener> listeners;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    Transmissions(
            TransmissionMapper mapper,
            KeyUseMapper keyUses,
            Channels channels,
            Documents documents,
            Issues issues,
            ObjectProvider<Intents> intents,
            ObjectProvider<TransmissionListener> listeners,
            CustomsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.mapper = mapper;
        this.keyUses = keyUses;
        this.channels = channels;
        this.documents = documents;
        this.issues = issues;
        this.intents = intents;
        this.listeners = listeners;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Promises to send the present versions of documents of one type, in messages of at most 100 by signer.
     *
     * @throws IllegalStateException if a version belongs to a message already
     */
    @Transactional
    public void plan(Declarant sender, List<CustomsDocument> toSend) {
        Map<Long, Documents.Version> versions = new HashMap<>();
        documents
                .currentVersions(toSend.stream().map(CustomsDocument::id).toList())
                .forEach(version -> versions.put(version.documentId(), version));
        Map<String, List<CustomsDocument>> bySigner = new LinkedHashMap<>();
        toSend.forEach(document -> bySigner.computeIfAbsent(document.ownerCode(), code -> new ArrayList<>())
                .add(document));
        int most = settings.message().maxDocuments();
        String channel = channels.ofMerchant();
        for (List<CustomsDocument> group : bySigner.values()) {
            for (int from = 0; from < group.size(); from += most) {
                List<CustomsDocument> part = group.subList(from, Math.min(group.size(), from + most));
                plan(
                        sender,
                        channel,
                        part,
                        part.stream().map(one -> versions.get(one.id()).id()).toList());
            }
        }
    }

    private void plan(Declarant sender, String channel, List<CustomsDocument> part, List<Long> versionIds) {
        CustomsDocument first = part.getFirst();
        TransmissionRow row = new TransmissionRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.docType = first.type().code();
        row.batchId = first.batchId();
        row.chunk = first.chunk();
        row.copMsgId = sender.dxpId() + CustomsTime.seconds(clock.instant()) + row.id;
        row.guid = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        row.dxpId = sender.dxpId();
        row.copCode = sender.code();
        row.copName = sender.name();
        row.signerCode = first.ownerCode();
        row.signerName = first.ownerName();
        row.channel = channel;
        row.signingProfile = channels.profileOf(channel);
        row.state = TransmissionState.WAITING;
        row.attempts = 0;
        row.createdAt = clock.instant();
        row.documents = documents.assign(row.id, versionIds);
        if (row.documents != versionIds.size()) {
            throw new IllegalStateException("a version of " + first.businessKey() + " belongs to another message");
        }
        mapper.insert(row);
        intents.getObject().add(SendHandler.KIND, row.copMsgId, new SendHandler.Payload(Ids.text(row.id)));
    }

    TransmissionRow load(long id) {
        return mapper.selectById(id);
    }

    /** Fixes the bytes and records that the key was used. @return false if another worker fixed others before */
    @Transactional
    public boolean sign(TransmissionRow row, MessageSigner.Signed signed) {
        Instant now = clock.instant();
        boolean isFirst =
                mapper.signed(row.id, signed.certificateNo(), signed.digest(), Gzip.zip(signed.content()), now) == 1;
        KeyUseRow use = new KeyUseRow();
        use.id = Ids.next();
        use.merchantId = row.merchantId;
        use.transmissionId = row.id;
        use.signerCode = row.signerCode;
        use.certificateNo = signed.certificateNo();
        use.signingProfile = row.signingProfile;
        use.keeper = signed.keeper();
        use.digest = signed.digest();
        use.wasSent = isFirst;
        use.signedAt = now;
        keyUses.insert(use);
        return isFirst;
    }

    void attempt(long id) {
        mapper.attempt(id);
    }

    boolean hasReceipts(long id) {
        return mapper.receiptsOf(id) > 0;
    }

    /** The exchange has it. */
    @Transactional
    public void sent(long id, String code, String info) {
        TransmissionRow row = mapper.selectById(id);
        if (mapper.settle(id, TransmissionState.SENT, code, shortened(info), clock.instant()) == 0) {
            return;
        }
        documents.sent(id);
        listeners.orderedStream().forEach(listener -> listener.sent(row.batchId, row.chunk));
    }

    /** Refused for good: every document of the message is refused with it. */
    @Transactional
    public void refused(long id, String code, String info) {
        if (mapper.settle(
                        id,
                        TransmissionState.REJECTED,
                        code.substring(0, Math.min(LONGEST_CODE, code.length())),
                        shortened(info),
                        null)
                == 1) {
            raise(documents.transmissionRefused(id, code, shortened(info)), code, info);
        }
    }

    /** The port says by CEB900 that it could not read a message of ours. */
    @Transactional
    public boolean unreadable(String copMsgId, String info) {
        TransmissionRow row = mapper.ofMessage(copMsgId);
        if (row == null) {
            return false;
        }
        mapper.unreadable(row.id, "CEB900", shortened(info));
        raise(documents.transmissionRefused(row.id, "CEB900", shortened(info)), "CEB900", info);
        return true;
    }

    private void raise(List<CustomsDocument> refused, String code, String info) {
        String detail = json.writeValueAsString(Map.of("info", info == null ? "" : info));
        issues.raise(refused.stream()
                .map(document -> issues.refusal(document, "TRANSMISSION", code, null, detail))
                .toList());
    }

    /** It left and no answer came. */
    void unanswered(long id, String info) {
        mapper.unanswered(id, shortened(info), clock.instant());
    }

    /**
     * The exchange could not take it just now (3xxx). The same contents go again after a while, in another message with new
     * guids and a later time; what has gone as often as is allowed is left to a person.
     */
    @Transactional
    public void postponed(long id, String code, String info) {
        if (mapper.settle(id, TransmissionState.POSTPONED, code, shortened(info), null) == 0) {
            return;
        }
        int max = settings.resend().max();
        Map<Boolean, List<CustomsDocument>> parts = documents.lockByTransmission(id).stream()
                .collect(Collectors.partitioningBy(document -> document.resends() < max));
        List<CustomsDocument> again = parts.get(true);
        if (!again.isEmpty()) {
            documents.waitForRetry(again);
            int times = again.stream().mapToInt(CustomsDocument::resends).max().orElse(0);
            intents.getObject()
                    .add(
                            MerchantScope.merchantId(),
                            ResendHandler.KIND,
                            Ids.text(id),
                            new ResendHandler.Payload(again.stream()
                                    .map(document -> Ids.text(document.id()))
                                    .toList()),
                            settings.resend().after(times));
        }
        raise(documents.refuse(parts.get(false), "DXP-" + code, shortened(info)), "DXP-" + code, info);
    }

    @Transactional
    public void giveUp(long id, String code, String info) {
        if (mapper.settle(id, TransmissionState.GIVEN_UP, code, shortened(info), null) == 1) {
            raise(documents.transmissionRefused(id, "DXP-" + code, shortened(info)), "DXP-" + code, info);
        }
    }

    /** Documents among these whose message was tried more than once. */
    public Set<Long> sentAgain(Collection<Long> documentIds) {
        return documentIds.isEmpty() ? Set.of() : new HashSet<>(mapper.sentAgain(documentIds));
    }

    /** The message in which the present version of a document went, if it was signed: for people who want to read it. */
    public Optional<byte[]> message(long transmissionId) {
        TransmissionRow row = mapper.selectById(transmissionId);
        return row == null || row.message == null ? Optional.empty() : Optional.of(Gzip.unzip(row.message));
    }

    DocumentType typeOf(TransmissionRow row) {
        return DocumentType.of(row.docType);
    }

    private static String shortened(String info) {
        return info == null || info.length() <= 300 ? info : info.substring(0, 300);
    }
}
