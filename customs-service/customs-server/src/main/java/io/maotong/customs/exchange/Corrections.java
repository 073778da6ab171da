package io.maotong.customs.exchange;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentContent.Fields;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.Issues;
import io.maotong.customs.document.NewDocument;
import io.maotong.customs.document.Numbers;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends refused documents again, corrected, and asks for the cancellation of lists. */
@Service
class Corrections {

    private static final Set<String> OF_THE_KEY =
            Set.of("orderNo", "ebcCode", "agentCode", "copNo", "logisticsCode", "logisticsNo", "msgSeqNo");

    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;
    private final Numbers numbers;
    private final Issues issues;
    private final List<ContentSource> sources;
    private final Clock clock;

    Corrections(
            Documents documents,
            Transmissions transmissions,
            Declarants declarants,
            Numbers numbers,
            Issues issues,
            List<ContentSource> sources,
            Clock clock) {
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
        this.numbers = numbers;
        this.issues = issues;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Sends a refused document again as its next version: written anew from the data that are known now, with the given
     * fields of the head on top.
     */
    @Transactional
    public void resubmit(long id, Map<String, String> corrections, String by) {
        Declarant declarant = declarant();
        CustomsDocument document = lock(id);
        if (!document.status().isCorrectable()) {
            throw new BusinessException(
                    CustomsError.NOT_CORRECTABLE,
                    Text.of(
                                    "单证状态为 %s；只有发送失败、退单或被退回的单证可以重新申报",
                                    "The document is %s; only refused ones can be sent again")
                            .with(document.status()));
        }
        DocumentContent before =
                documents.currentVersions(List.of(id)).getFirst().content();
        DocumentContent content = sources.stream()
                .map(source -> source.rewrite(document, before))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(before);
        Map<String, String> head = new LinkedHashMap<>(content.head());
        Violations violations = new Violations();
        corrections.forEach((field, value) -> {
            if (OF_THE_KEY.contains(field) || MessageWriter.ADDED.contains(field)) {
                violations.add(Violation.of(
                        CustomsError.INVALID_DOCUMENT,
                        field,
                        "KEY",
                        null,
                        Text.of("业务主键不能修改", "The business key cannot be changed")));
            } else if (value == null || value.isEmpty()) {
                head.remove(field);
            } else {
                head.put(field, value);
            }
        });
        DocumentContent corrected = new DocumentContent(head, content.rows());
        MessageDefinition.of(document.type())
                .misfits(corrected)
                .forEach(misfit -> violations.add(Violation.of(
                                CustomsError.INVALID_DOCUMENT,
                                misfit.field(),
                                "F1",
                                misfit.form(),
                                Text.of("字段缺失或格式不符", "The field is missing or does not have its form"))
                        .atRow(misfit.row() == null ? 0 : misfit.row())));
        violations.throwIfAny(CustomsError.INVALID_DOCUMENT);
        issues.settle(List.of(id), "sent again");
        transmissions.plan(
                declarant, documents.renew(List.of(document), Map.of(id, corrected), Documents.CORRECTED, by));
    }

    /** Asks customs to cancel a list (605). The list stays as it is until customs agrees. */
    @Transactional
    public String cancel(long id, String reason, String by) {
        Declarant declarant = declarant();
        CustomsDocument list = lock(id);
        if (list.type() != DocumentType.LIST
                || list.invtNo() == null
                || !list.status().isCancellable()) {
            throw new IllegalTransition("document " + list.businessKey(), list.status(), "cancel");
        }
        DocumentContent content =
                documents.currentVersions(List.of(id)).getFirst().content();
        String copNo = numbers.take(DocumentType.CANCELLATION.prefix(), 1).getFirst();
        Map<String, String> head = new Fields()
                .put("customsCode", content.get("customsCode"))
                .put("copNo", copNo)
                .put("preNo", list.preNo())
                .put("invtNo", list.invtNo())
                .put("reason", reason)
                .put("agentCode", list.ownerCode())
                .put("agentName", list.ownerName())
                .put("ebcCode", content.get("ebcCode"))
                .put("ebcName", content.get("ebcName"))
                .map();
        List<CustomsDocument> created = documents.create(
                List.of(new NewDocument(
                        DocumentType.CANCELLATION,
                        NewDocument.key(list.ownerCode(), copNo),
                        list.orderNo(),
                        null,
                        list.id(),
                        0,
                        copNo,
                        null,
                        null,
                        list.ownerCode(),
                        list.ownerName(),
                        null,
                        new DocumentContent(head, List.of()))),
                by);
        transmissions.plan(declarant, created);
        return Ids.text(created.getFirst().id());
    }

    private CustomsDocument lock(long id) {
        return documents.lock(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("document", id));
    }

    private Declarant declarant() {
        return declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(
                        () -> new BusinessException(CustomsError.NOT_QUALIFIED, CustomsError.NOT_QUALIFIED.title()));
    }
}
