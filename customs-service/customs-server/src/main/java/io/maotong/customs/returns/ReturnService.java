package io.maotong.customs.returns;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentContent.Fields;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.NewDocument;
import io.maotong.customs.document.Numbers;
import io.maotong.customs.exchange.MessageDefinition;
import io.maotong.customs.exchange.Transmissions;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Goods that come back after their departure 退运: the application (213) and the count at the place of return (215). */
@Service
class ReturnService {

    private final ReturnMapper returns;
    private final ReturnLineMapper lines;
    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;
    private final Numbers numbers;
    private final CustomsSettings settings;
    private final Clock clock;

    ReturnService(
            ReturnMapper returns,
            ReturnLineMapper lines,
            Documents documents,
            Transmissions transmissions,
            Declarants declarants,
            Numbers numbers,
            CustomsSettings settings,
            Clock clock) {
        this.returns = returns;
        this.lines = lines;
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
        this.numbers = numbers;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws BusinessException unless the goods of the list were released and left, and enough of them is left */
    @Transactional
    public ReturnRow apply(ReturnRequest request, String by) {
        Declarant declarant = declarant();
        long listId = Ids.parse(request.documentId());
        // Locked, so that two returns of one list see each other.
        CustomsDocument list = documents.lock(List.of(listId)).stream()
                .filter(document -> document.type() == DocumentType.LIST)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("list", request.documentId()));
        if (list.departedAt() == null || !list.status().isReleased()) {
            throw new BusinessException(
                    CustomsError.NOT_DEPARTED,
                    Text.of(
                            "清单的货物尚未放行离境：未离境的清单请申请撤销，不走退货",
                            "The goods of the list have not been released and left: before that, cancel the list"
                                    + " instead"));
        }
        DocumentContent content =
                documents.currentVersions(List.of(listId)).getFirst().content();
        List<ReturnRequest.Line> earlier = lines.ofList(listId).stream()
                .map(line -> new ReturnRequest.Line(line.gnum, line.quantity, line.quantity1, line.quantity2))
                .toList();
        List<ReturnLines.Chosen> chosen = new ReturnLines(content, earlier).choose(request.lines());
        ReturnRow row = row(list, request, declarant, by);
        returns.insert(row);
        lines.insert(chosen.stream().map(line -> lineRow(row, line)).toList());
        DocumentContent application = application(row, list, content, request, chosen);
        refuseMisfits(DocumentType.RETURN, application);
        plan(
                declarant,
                new NewDocument(
                        DocumentType.RETURN,
                        NewDocument.key(list.ownerCode(), row.returnNo),
                        list.orderNo(),
                        null,
                        row.id,
                        0,
                        row.returnNo,
                        list.logisticsCode(),
                        list.logisticsNo(),
                        list.ownerCode(),
                        list.ownerName(),
                        null,
                        application),
                by);
        return row;
    }

    /** Reports the count of what came back. @throws IllegalTransition unless customs approved the return */
    @Transactional
    public ReturnRow tally(long id, ReturnRequest.Tally request, String by) {
        Declarant declarant = declarant();
        ReturnRow row = returns.lock(id);
        if (row == null) {
            throw new NotFoundException("return", id);
        }
        if (!row.status.mayTally()) {
            throw new IllegalTransition("return " + row.returnNo, row.status, "tally");
        }
        CustomsDocument application =
                documents.find(DocumentType.RETURN, "parent_id", id).getFirst();
        DocumentContent applied =
                documents.currentVersions(List.of(application.id())).getFirst().content();
        Fields head = new Fields()
                .put("customsCode", applied.get("customsCode"))
                .put("operatorCode", request.operatorCode())
                .put("operatorName", request.operatorName());
        for (String field : List.of("logisticsCode", "logisticsName", "logisticsNo", "invtNo", "coElNo", "billNo")) {
            head.put(field, applied.get(field));
        }
        for (String field : List.of("ieFlag", "trafMode", "trafName", "voyageNo")) {
            head.put(field, applied.get(field));
        }
        DocumentContent content =
                new DocumentContent(head.put("location", request.location()).map(), List.of());
        refuseMisfits(DocumentType.RETURN_TALLY, content);
        String key = NewDocument.key(request.operatorCode(), row.returnNo, applied.get("logisticsNo"));
        returns.settle(id, ReturnStatus.TALLYING, clock.instant());
        row.status = ReturnStatus.TALLYING;
        CustomsDocument before =
                documents.lockByKeys(DocumentType.RETURN_TALLY, List.of(key)).get(key);
        if (before != null) {
            // The former count was refused: the same document goes again as its next version.
            transmissions.plan(
                    declarant, documents.renew(List.of(before), Map.of(before.id(), content), Documents.CORRECTED, by));
            return row;
        }
        plan(
                declarant,
                new NewDocument(
                        DocumentType.RETURN_TALLY,
                        key,
                        row.orderNo,
                        null,
                        row.id,
                        0,
                        row.returnNo,
                        application.logisticsCode(),
                        application.logisticsNo(),
                        application.logisticsCode(),
                        applied.get("logisticsName"),
                        null,
                        content),
                by);
        return row;
    }

    private ReturnRow row(CustomsDocument list, ReturnRequest request, Declarant declarant, String by) {
        Instant now = clock.instant();
        ReturnRow row = new ReturnRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.returnNo = numbers.take(DocumentType.RETURN, list.ownerCode(), declarant.code(), 1)
                .getFirst();
        row.listId = list.id();
        row.invtNo = list.invtNo();
        row.orderNo = list.orderNo();
        row.status = ReturnStatus.APPLYING;
        row.reason = request.reason();
        row.createdBy = by;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    private static ReturnLineRow lineRow(ReturnRow parent, ReturnLines.Chosen chosen) {
        ReturnLineRow row = new ReturnLineRow();
        row.id = Ids.next();
        row.merchantId = parent.merchantId;
        row.returnId = parent.id;
        row.listId = parent.listId;
        row.gnum = chosen.line().gnum();
        row.gcode = chosen.listed().get("gcode");
        row.gname = chosen.listed().get("gname");
        row.quantity = chosen.line().quantity();
        row.quantity1 = chosen.line().quantity1();
        row.quantity2 = chosen.line().quantity2();
        return row;
    }

    private DocumentContent application(
            ReturnRow row,
            CustomsDocument list,
            DocumentContent content,
            ReturnRequest request,
            List<ReturnLines.Chosen> chosen) {
        Fields head =
                new Fields().put("customsCode", content.get("customsCode")).put("loctNo", content.get("loctNo"));
        for (String field : List.of("ebpCode", "ebpName", "ebcCode", "ebcName", "logisticsNo", "logisticsCode")) {
            head.put(field, content.get(field));
        }
        head.put("logisticsName", content.get("logisticsName"))
                .put("coElNo", row.returnNo)
                .put("invtNo", list.invtNo())
                .put("tradeMode", settings.returnModes().get(content.get("tradeMode")))
                .put("agentCode", content.get("agentCode"))
                .put("agentName", content.get("agentName"))
                .put("billNo", request.billNo())
                .put("ieFlag", "I")
                .put("trafMode", request.trafMode())
                .put("trafName", request.trafName())
                .put("portCode", request.portCode())
                .put("reason", request.reason())
                .put("country", content.get("country"))
                .put("voyageNo", request.voyageNo());
        List<Map<String, String>> rows = chosen.stream()
                .map(line -> new Fields()
                        .put("gnum", line.line().gnum())
                        .put("gcode", line.listed().get("gcode"))
                        .put("gname", line.listed().get("gname"))
                        .put("gmodel", line.listed().get("gmodel"))
                        .put("qty", line.line().quantity())
                        .put("qty1", line.line().quantity1())
                        .put("unit", line.listed().get("unit"))
                        .put("unit1", line.listed().get("unit1"))
                        .put("qty2", line.line().quantity2())
                        .put("unit2", line.listed().get("unit2"))
                        .map())
                .toList();
        return new DocumentContent(head.map(), rows);
    }

    private static void refuseMisfits(DocumentType type, DocumentContent content) {
        Violations violations = new Violations();
        MessageDefinition.of(type)
                .misfits(content)
                .forEach(misfit -> violations.add(Violation.of(
                        CustomsError.INVALID_RETURN,
                        misfit.field(),
                        "F1",
                        misfit.form(),
                        Text.of("字段缺失或格式不符", "The field is missing or does not have its form"))));
        violations.throwIfAny(CustomsError.INVALID_RETURN);
    }

    private void plan(Declarant declarant, NewDocument wanted, String by) {
        transmissions.plan(declarant, documents.create(List.of(wanted), by));
    }

    private Declarant declarant() {
        return declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(
                        () -> new BusinessException(CustomsError.NOT_QUALIFIED, CustomsError.NOT_QUALIFIED.title()));
    }
}
