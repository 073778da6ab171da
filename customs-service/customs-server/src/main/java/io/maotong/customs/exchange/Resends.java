package io.maotong.customs.exchange;

import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.qualification.Declarants;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends again what the exchange could not take (3xxx) or the port could not pass on to customs (4): the same content with a new guid and a later time, after a
 * while, a few times. Nothing else is ever sent again without a person.
 */
@Component
public class Resends {

    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;
    private final ObjectProvider<Intents> intents;
    private final CustomsSettings settings;

    Resends(
            Documents documents,
            Transmissions transmissions,
            Declarants declarants,
            ObjectProvider<Intents> intents,
            CustomsSettings settings) {
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
        this.intents = intents;
        this.settings = settings;
    }

    /** Promises to send documents again after a while. */
    public void schedule(List<Long> documentIds, Duration after) {
        intents.getObject()
                .add(
                        MerchantScope.merchantId(),
                        ResendHandler.KIND,
                        Ids.text(documentIds.getFirst()),
                        new ResendHandler.Payload(
                                documentIds.stream().map(Ids::text).toList()),
                        after);
    }

    /** Sends those again that are still where the port left them. */
    @Transactional
    public void resend(List<Long> documentIds) {
        List<CustomsDocument> failed = documents.lock(documentIds).stream()
                .filter(document -> document.status() == DocumentStatus.SEND_FAILED
                        || document.status() == DocumentStatus.RETRY_WAIT)
                .filter(document -> document.resends() < settings.resend().max())
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        documents.renew(failed, Map.of(), Documents.RESENT, "system");
        Map<DocumentType, List<CustomsDocument>> byType = failed.stream()
                .collect(Collectors.groupingBy(
                        CustomsDocument::type, () -> new EnumMap<>(DocumentType.class), Collectors.toList()));
        byType.values().forEach(part -> transmissions.plan(declarants.current().orElseThrow(), part));
    }
}
