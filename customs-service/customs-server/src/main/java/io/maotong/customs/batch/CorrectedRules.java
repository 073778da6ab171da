package io.maotong.customs.batch;

import io.maotong.core.error.BusinessException;
import io.maotong.customs.batch.rule.Consignment;
import io.maotong.customs.batch.rule.DeclarationRules;
import io.maotong.customs.batch.rule.Finding;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.exchange.CorrectionCheck;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules of the first declaration hold for every later version, too; its warnings are accepted anew, with a reason. */
@Component
final class CorrectedRules implements CorrectionCheck {

    private static final Set<DocumentType> OF_AN_ORDER =
            Set.of(DocumentType.ORDER, DocumentType.RECEIPTS, DocumentType.WAYBILL, DocumentType.LIST);

    private final SourceContent contents;
    private final DeclarationRules rules;
    private final PriceHistory prices;
    private final Warnings warnings;

    CorrectedRules(SourceContent contents, DeclarationRules rules, PriceHistory prices, Warnings warnings) {
        this.contents = contents;
        this.rules = rules;
        this.prices = prices;
        this.warnings = warnings;
    }

    @Override
    public void check(CustomsDocument document, DocumentContent corrected, String reason, String by) {
        if (OF_AN_ORDER.contains(document.type())) {
            contents.consignment(document, corrected.get("copNo"))
                    .ifPresent(today -> check(document, with(today, document.type(), corrected), reason, by));
        }
    }

    private void check(CustomsDocument document, Consignment consignment, String reason, String by) {
        List<Finding> findings = rules.check(consignment, prices.of(List.of(consignment.list()))).stream()
                .filter(finding -> finding.document().equals(document.type().code()))
                .toList();
        List<Finding> blocking = findings.stream().filter(Finding::blocking).toList();
        if (!blocking.isEmpty()) {
            throw new BusinessException(
                    CustomsError.RULE,
                    blocking.stream()
                            .map(finding -> WarningService.violation(CustomsError.RULE, finding))
                            .toList());
        }
        List<Warnings.Pending> pending =
                warnings.pending(document.batchId(), consignment, findings, Set.of(), Set.of());
        if (pending.isEmpty()) {
            return;
        }
        if (reason == null) {
            throw WarningService.refusal(pending);
        }
        warnings.store(pending.stream()
                .map(one -> warnings.row(document.batchId(), consignment, one.finding(), document.version() + 1))
                .map(row -> warnings.accepted(row, document.id(), by, reason))
                .toList());
    }

    private static Consignment with(Consignment today, DocumentType type, DocumentContent corrected) {
        return new Consignment(
                today.source(),
                type == DocumentType.ORDER ? corrected : today.order(),
                type == DocumentType.RECEIPTS ? corrected : today.receipts(),
                type == DocumentType.WAYBILL ? corrected : today.waybill(),
                type == DocumentType.LIST ? corrected : today.list(),
                today.day());
    }
}
