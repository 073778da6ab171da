package io.maotong.customs.batch;

import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.batch.rule.Consignment;
import io.maotong.customs.batch.rule.DeclarationRules;
import io.maotong.customs.batch.rule.Finding;
import io.maotong.customs.batch.rule.ListLimitRule;
import io.maotong.customs.batch.rule.Prices;
import io.maotong.customs.codes.CustomsRates;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.NewDocument;
import io.maotong.customs.document.Numbers;
import io.maotong.customs.draft.Drafts;
import io.maotong.customs.exchange.Transmissions;
import io.maotong.customs.issue.Issue;
import io.maotong.customs.issue.Issues;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import io.maotong.customs.source.SourceOrder;
import io.maotong.customs.source.SourceOrders;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the documents of one page of a batch. What breaks a rule leaves the batch with an exception and does not hold up
 * the others.
 */
@Service
class DeclareService {

    private final BatchMapper batches;
    private final BatchOrderMapper members;
    private final SourceOrders orders;
    private final Declarants declarants;
    private final ConsignmentWriter writer;
    private final DeclarationRules rules;
    private final Documents documents;
    private final Transmissions transmissions;
    private final Issues issues;
    private final Drafts drafts;
    private final CustomsRates rates;
    private final PriceHistory prices;
    private final Warnings warnings;
    private final Numbers numbers;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    DeclareService(
            BatchMapper batches,
            BatchOrderMapper members,
            SourceOrders orders,
            Declarants declarants,
            ConsignmentWriter writer,
            DeclarationRules rules,
            Documents documents,
            Transmissions transmissions,
            Issues issues,
            Drafts drafts,
            CustomsRates rates,
            PriceHistory prices,
            Warnings warnings,
            Numbers numbers,
            CustomsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.batches = batches;
        this.members = members;
        this.orders = orders;
        this.declarants = declarants;
        this.writer = writer;
        this.rules = rules;
        this.documents = documents;
        this.transmissions = transmissions;
        this.issues = issues;
        this.drafts = drafts;
        this.rates = rates;
        this.prices = prices;
        this.warnings = warnings;
        this.numbers = numbers;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** @return whether there may be another page */
    @Transactional
    public boolean declarePage(long batchId) {
        List<BatchOrderRow> page = members.next(batchId, settings.message().maxDocuments());
        if (page.isEmpty()) {
            return false;
        }
        BatchRow batch = batches.selectById(batchId);
        Declarant declarant = declarants.current().orElseThrow();
        LocalDate day = BusinessTime.today(clock);
        Map<String, SourceOrder> sources = new HashMap<>();
        orders.find(page.stream().map(row -> row.orderNo).toList())
                .forEach(order -> sources.put(order.orderNo(), order));
        List<String> copNos =
                numbers.take(DocumentType.LIST, writer.agentCode(declarant), declarant.code(), page.size());
        Map<String, String> usedWaybills = usedWaybills(sources);
        Map<String, Map<DocumentType, CustomsDocument>> earlier = earlier(sources.keySet());
        int chunk = (page.getFirst().seq - 1) / settings.message().maxDocuments() + 1;

        Map<String, Consignment> written = new HashMap<>();
        for (int index = 0; index < page.size(); index++) {
            SourceOrder source = sources.get(page.get(index).orderNo);
            if (source != null) {
                written.put(source.orderNo(), writer.write(source, batch, declarant, copNos.get(index), day));
            }
        }
        Prices usual =
                prices.of(written.values().stream().map(Consignment::list).toList());
        Map<String, Set<String>> accepted = warnings.acceptedOf(batchId, sources.keySet());

        List<NewDocument> wanted = new ArrayList<>();
        List<DocumentContent> declared = new ArrayList<>();
        List<Warnings.Pending> open = new ArrayList<>();
        List<Issue> raised = new ArrayList<>();
        List<Long> kept = new ArrayList<>();
        List<Long> left = new ArrayList<>();
        List<Long> held = new ArrayList<>();
        for (BatchOrderRow member : page) {
            SourceOrder source = sources.get(member.orderNo);
            if (source == null) {
                left.add(member.id);
                continue;
            }
            Consignment consignment = written.get(member.orderNo);
            List<Finding> findings = new ArrayList<>(rules.check(consignment, usual));
            Map<DocumentType, CustomsDocument> standing = earlier.getOrDefault(member.orderNo, Map.of());
            if (standing.values().stream()
                    .anyMatch(document -> !document.status().isUnderWay())) {
                findings.add(new Finding(
                        "F2",
                        true,
                        "303",
                        "orderNo",
                        null,
                        null,
                        Text.of(
                                "该订单上次申报的订单、收款单或运单被退回：先在单证中重新申报",
                                "A document of this order's former declaration was refused: send that again first")));
            }
            String waybill = waybill(source);
            if (waybill != null && !member.orderNo.equals(usedWaybills.getOrDefault(waybill, member.orderNo))) {
                findings.add(new Finding(
                        "L2",
                        true,
                        "505",
                        "logisticsNo",
                        null,
                        null,
                        Text.of("运单号六个月内已申报过，请更换运单", "The waybill number was declared within the last six months")));
            }
            boolean blocked = findings.stream().anyMatch(Finding::blocking);
            List<Warnings.Pending> waiting = blocked
                    ? List.of()
                    : warnings.pending(
                            batchId,
                            consignment,
                            findings,
                            standing.keySet(),
                            accepted.getOrDefault(member.orderNo, Set.of()));
            if (blocked) {
                left.add(member.id);
                draft(batch, consignment, findings);
                raised.add(issue(member, consignment, findings));
            } else if (!waiting.isEmpty()) {
                held.add(member.id);
                open.addAll(waiting);
                raised.add(heldIssue(member, consignment, waiting));
            } else {
                kept.add(member.id);
                usedWaybills.put(waybill, member.orderNo);
                declared.add(consignment.list());
                add(wanted, consignment, batch, declarant, chunk, standing.keySet());
                if (!findings.isEmpty() && !accepted.containsKey(member.orderNo)) {
                    raised.add(issue(member, consignment, findings));
                }
            }
        }
        warnings.raise(
                batchId,
                page.stream().map(member -> member.orderNo).toList(),
                open.stream().map(Warnings.Pending::row).toList());
        issues.raise(raised);
        if (!held.isEmpty()) {
            members.settle(held, "HELD", 1);
        }
        if (!left.isEmpty()) {
            members.settle(left, "LEFT_OUT", null);
            batches.leaveOut(batchId, left.size(), clock.instant());
        }
        if (!kept.isEmpty()) {
            members.settle(kept, "DECLARED", 1);
            List<CustomsDocument> created = documents.create(wanted, "system");
            prices.note(declared);
            warnings.stamp(created, accepted.keySet());
            for (DocumentType type : List.of(DocumentType.ORDER, DocumentType.RECEIPTS, DocumentType.WAYBILL)) {
                List<CustomsDocument> ofType = created.stream()
                        .filter(document -> document.type() == type)
                        .toList();
                if (!ofType.isEmpty()) {
                    transmissions.plan(declarant, ofType);
                }
            }
            if (created.stream().allMatch(document -> document.type() == DocumentType.LIST)) {
                // Nothing goes before them, so nothing would open the gate for them.
                transmissions.plan(declarant, created);
            }
        }
        return true;
    }

    /** L2: the carrier's number belongs to another order's waybill. */
    private Map<String, String> usedWaybills(Map<String, SourceOrder> sources) {
        List<String> wanted = sources.values().stream()
                .filter(order -> order.shipment() != null && order.shipment().trackingNo() != null)
                .map(order -> order.shipment().trackingNo())
                .toList();
        Map<String, String> used = new HashMap<>();
        documents
                .find(DocumentType.WAYBILL, "logistics_no", wanted)
                .forEach(document -> used.put(document.businessKey(), document.orderNo()));
        return used;
    }

    /** The key of the waybill at customs: numbers are a carrier's own. */
    private static String waybill(SourceOrder order) {
        return order.shipment() == null || order.shipment().trackingNo() == null
                ? null
                : NewDocument.key(
                        order.shipment().carrierCode(), order.shipment().trackingNo());
    }

    /** What customs has of orders whose former list was cancelled: those documents stand, only the list is new. */
    private Map<String, Map<DocumentType, CustomsDocument>> earlier(Set<String> orderNos) {
        Map<String, Map<DocumentType, CustomsDocument>> found = new HashMap<>();
        for (DocumentType type : List.of(DocumentType.ORDER, DocumentType.RECEIPTS, DocumentType.WAYBILL)) {
            documents
                    .find(type, "order_no", orderNos)
                    .forEach(document -> found.computeIfAbsent(
                                    document.orderNo(), no -> new EnumMap<>(DocumentType.class))
                            .put(type, document));
        }
        return found;
    }

    private void add(
            List<NewDocument> wanted,
            Consignment consignment,
            BatchRow batch,
            Declarant declarant,
            int chunk,
            Set<DocumentType> standing) {
        String orderNo = consignment.source().orderNo();
        DocumentContent waybill = consignment.waybill();
        DocumentContent list = consignment.list();
        String carrier = waybill.get("logisticsCode");
        String number = waybill.get("logisticsNo");
        String agent = list.get("agentCode");
        List<NewDocument> four = new ArrayList<>();
        four.add(new NewDocument(
                DocumentType.ORDER,
                NewDocument.key(declarant.code(), orderNo),
                orderNo,
                batch.id,
                null,
                chunk,
                null,
                carrier,
                number,
                declarant.code(),
                declarant.name(),
                null,
                consignment.order()));
        if (consignment.receipts() != null) {
            four.add(new NewDocument(
                    DocumentType.RECEIPTS,
                    NewDocument.key(declarant.code(), orderNo),
                    orderNo,
                    batch.id,
                    null,
                    chunk,
                    null,
                    carrier,
                    number,
                    declarant.code(),
                    declarant.name(),
                    null,
                    consignment.receipts()));
        }
        four.add(new NewDocument(
                DocumentType.WAYBILL,
                NewDocument.key(carrier, number),
                orderNo,
                batch.id,
                null,
                chunk,
                null,
                carrier,
                number,
                carrier,
                waybill.get("logisticsName"),
                waybill.number("grossWeight"),
                waybill));
        four.add(new NewDocument(
                DocumentType.LIST,
                NewDocument.key(agent, list.get("copNo")),
                orderNo,
                batch.id,
                null,
                chunk,
                list.get("copNo"),
                carrier,
                number,
                agent,
                list.get("agentName"),
                list.number("grossWeight"),
                list));
        four.stream().filter(one -> !standing.contains(one.type())).forEach(wanted::add);
    }

    /** What may not go by list, and has no other fault, is drafted as a full declaration. */
    private void draft(BatchRow batch, Consignment consignment, List<Finding> findings) {
        List<Finding> blocking = findings.stream().filter(Finding::blocking).toList();
        if (blocking.stream().allMatch(finding -> finding.rule().equals(ListLimitRule.FULL))) {
            drafts.keep(
                    batch.id,
                    consignment.list(),
                    ListLimitRule.value(consignment, rates).orElse(null),
                    blocking.stream().map(Finding::hint).toList(),
                    consignment.day());
        }
    }

    private Issue heldIssue(BatchOrderRow member, Consignment consignment, List<Warnings.Pending> waiting) {
        Finding first = waiting.getFirst().finding();
        return new Issue(
                        WarningService.heldKey(member.batchId, member.orderNo),
                        "WARNING",
                        "W",
                        null,
                        first.document(),
                        member.orderNo,
                        member.batchId,
                        Ids.text(member.batchId),
                        first.rule(),
                        "DATA",
                        "MERCHANT",
                        Text.of(
                                "暂缓申报，等待确认提示：" + first.hint().zh(),
                                "Held back until its warnings are accepted: "
                                        + first.hint().en()),
                        json.writeValueAsString(
                                waiting.stream().map(Warnings.Pending::finding).toList()))
                .at(place(consignment));
    }

    private static Issue.Place place(Consignment consignment) {
        DocumentContent list = consignment.list();
        return new Issue.Place(
                list.get("customsCode"),
                DocumentContent.chapter(list),
                list.get("logisticsCode"),
                list.get("logisticsNo"));
    }

    private Issue issue(BatchOrderRow member, Consignment consignment, List<Finding> findings) {
        Finding first = findings.stream().filter(Finding::blocking).findFirst().orElse(findings.getFirst());
        boolean blocking = first.blocking();
        Text advice = blocking
                ? Text.of(
                        "订单未申报，已移出批次：%s。修改后重新加入批次。",
                        "The order was left out of the batch: %s. Correct it and put it into another batch.")
                : Text.of("已申报，但请核对：%s", "Declared, but look at this: %s");
        return new Issue(
                        "RULE:" + member.batchId + ":" + member.orderNo,
                        "RULE",
                        blocking ? "E" : "W",
                        null,
                        first.document(),
                        member.orderNo,
                        member.batchId,
                        Ids.text(member.batchId),
                        first.rule(),
                        "DATA",
                        "MERCHANT",
                        Text.of(
                                advice.zh().formatted(first.hint().zh()),
                                advice.en().formatted(first.hint().en())),
                        json.writeValueAsString(findings))
                .at(place(consignment));
    }
}
