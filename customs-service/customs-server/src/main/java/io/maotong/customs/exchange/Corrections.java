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
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.NewDocument;
import io.maotong.customs.document.Numbers;
import io.maotong.customs.issue.Issues;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import java.time.Clock;
import java.util.ArrayList;
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

    private static final Set<String> OF_THE_KEY = Set.of(
            "orderNo", "ebcCode", "agentCode", "copNo", "logisticsCode", "logisticsNo", "msgSeqNo", "coElNo", "invtNo");

    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;
    private final Numbers numbers;
    private final Issues issues;
    private final List<ContentSource> sources;
    private final List<CorrectionCheck> checks;
    private final Clock clock;

    Corrections(
            Documents documents,
            Transmissions transmissions,
            Declarants declarants,
            Numbers numbers,
            Issues issues,
            List<ContentSource> sources,
            List<CorrectionCheck> checks,
            Clock clock) {
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
        this.numbers = numbers;
        this.issues = issues;
        this.sources = sources;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * Sends a refused document again as its next version: written anew from the data that are known now, with the given
     * fields of the head on top.
     *
     * @param reason why its warnings are accepted; null if nobody accepts any
     */
    @Transactional
    public void resubmit(long id, Map<String, String> corrections, String reason, String by) {
        Declarant declarant = declarant();
        CustomsDocument document = lock(id);
        if (!document.status().isCorrectable() && !document.isDeleted()) {
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
        DocumentContent corrected = corrected(document.type(), content, corrections);
        checks.forEach(check -> check.check(document, corrected, reason, by));
        issues.settle(List.of(id), "sent again");
        transmissions.plan(
                declarant, documents.renew(List.of(document), Map.of(id, corrected), Documents.CORRECTED, by));
    }

    /**
     * Changes a document that customs has (appType 2): the present data with the given fields of the head on top. Once the
     * order's list is declared nothing before it may change; the list must be cancelled first.
     *
     * @param reason why its warnings are accepted; null if nobody accepts any
     */
    @Transactional
    public void change(long id, Map<String, String> corrections, String reason, String by) {
        Declarant declarant = declarant();
        CustomsDocument document = lockForChange(id, "change");
        DocumentContent before =
                documents.currentVersions(List.of(id)).getFirst().content();
        DocumentContent content = sources.stream()
                .map(source -> source.rewrite(document, before))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(before);
        DocumentContent corrected = corrected(document.type(), content, corrections);
        checks.forEach(check -> check.check(document, corrected, reason, by));
        transmissions.plan(declarant, documents.change(List.of(document), Map.of(id, corrected), false, by));
    }

    /** Deletes an order, receipt or waybill at customs (appType 3), as long as no list is declared for it. */
    @Transactional
    public void delete(long id, String by) {
        Declarant declarant = declarant();
        CustomsDocument document = lockForChange(id, "delete");
        if (!document.type().isBeforeList()) {
            throw new IllegalTransition("document " + document.businessKey(), document.type(), "delete");
        }
        transmissions.plan(declarant, documents.change(List.of(document), Map.of(), true, by));
    }

    private CustomsDocument lockForChange(long id, String verb) {
        CustomsDocument seen = documents.find(id).orElseThrow(() -> new NotFoundException("document", id));
        List<Long> lists = !seen.type().isBeforeList() || seen.orderNo() == null
                ? List.of()
                : documents.find(DocumentType.LIST, "order_no", seen.orderNo()).stream()
                        .map(CustomsDocument::id)
                        .toList();
        List<Long> wanted = new ArrayList<>(lists);
        wanted.add(id);
        List<CustomsDocument> locked = documents.lock(wanted);
        CustomsDocument document =
                locked.stream().filter(one -> one.id() == id).findFirst().orElseThrow();
        if (!document.type().mayChange() || !document.status().isChangeable()) {
            throw new IllegalTransition("document " + document.businessKey(), document.status(), verb);
        }
        List<Long> standing = locked.stream()
                .filter(one -> one.type() == DocumentType.LIST)
                .filter(list -> !list.status().isFailure() && list.status() != DocumentStatus.CANCELLED)
                .map(CustomsDocument::id)
                .toList();
        if (documents.isAnyPlanned(standing)) {
            throw new BusinessException(
                    CustomsError.LIST_DECLARED,
                    Text.of(
                            "订单的清单已申报（港口会以 -301011 拒绝）：请先撤销清单，再变更单证",
                            "The order's list was declared (the port would refuse with -301011): cancel the list"
                                    + " first"));
        }
        return document;
    }

    private static DocumentContent corrected(
            DocumentType type, DocumentContent content, Map<String, String> corrections) {
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
        MessageDefinition.of(type)
                .misfits(corrected)
                .forEach(misfit -> violations.add(Violation.of(
                                CustomsError.INVALID_DOCUMENT,
                                misfit.field(),
                                "F1",
                                misfit.form(),
                                Text.of("字段缺失或格式不符", "The field is missing or does not have its form"))
                        .atRow(misfit.row() == null ? 0 : misfit.row())));
        violations.throwIfAny(CustomsError.INVALID_DOCUMENT);
        return corrected;
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
        if (list.departedAt() != null) {
            throw new BusinessException(
                    CustomsError.DEPARTED,
                    Text.of(
                                    "货物已于 %s 离境：不能撤销清单，请走退货流程",
                                    "The goods left at %s: the list cannot be cancelled, use the return procedure")
                            .with(list.departedAt()));
        }
        if (documents.find(DocumentType.CANCELLATION, "parent_id", id).stream()
                .anyMatch(one -> !one.status().isFailure())) {
            throw new BusinessException(
                    CustomsError.CANCELLATION_RUNNING,
                    Text.of(
                            "该清单已有撤销申请在途，请等待回执（重复申请会被 -623009 拒绝）",
                            "An application for this list is under way: wait for its receipts"));
        }
        DocumentContent content =
                documents.currentVersions(List.of(id)).getFirst().content();
        String copNo = numbers.take(DocumentType.CANCELLATION, list.ownerCode(), declarant.code(), 1)
                .getFirst();
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
