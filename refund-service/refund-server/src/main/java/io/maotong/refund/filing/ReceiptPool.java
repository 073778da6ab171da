package io.maotong.refund.filing;

import io.maotong.core.money.Money;
import io.maotong.refund.match.ExportLine;
import io.maotong.refund.precheck.Candidate;
import io.maotong.refund.source.Sources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of the matched receipts, by order; proofs are taken from it first in first out. */
final class ReceiptPool {

    private final Map<String, List<Sources.Receipt>> byOrder = new HashMap<>();
    private final Map<String, BigDecimal> remaining = new HashMap<>();

    ReceiptPool(List<Sources.Receipt> receipts, Map<String, BigDecimal> used) {
        for (Sources.Receipt receipt : receipts) {
            byOrder.computeIfAbsent(receipt.orderNo(), order -> new ArrayList<>())
                    .add(receipt);
            remaining.put(
                    receipt.allocationId(),
                    receipt.amount().subtract(used.getOrDefault(receipt.allocationId(), BigDecimal.ZERO)));
        }
    }

    List<Candidate.Proof> take(ExportLine export) {
        List<Candidate.Proof> proofs = new ArrayList<>();
        for (ExportLine.OrderPart part : export.orders()) {
            BigDecimal open = part.value().amount();
            for (Sources.Receipt receipt : byOrder.getOrDefault(part.orderNo(), List.of())) {
                boolean sameCurrency = receipt.currency().equals(part.value().currency());
                BigDecimal taken = sameCurrency ? open.min(remaining.get(receipt.allocationId())) : BigDecimal.ZERO;
                if (taken.signum() > 0) {
                    remaining.merge(receipt.allocationId(), taken.negate(), BigDecimal::add);
                    open = open.subtract(taken);
                    proofs.add(new Candidate.Proof(
                            receipt.allocationId(),
                            part.orderNo(),
                            Money.of(taken, receipt.currency()),
                            receipt.payerName()));
                }
            }
        }
        return proofs;
    }

    void giveBack(List<Candidate.Proof> proofs) {
        proofs.forEach(
                proof -> remaining.merge(proof.allocationId(), proof.amount().amount(), BigDecimal::add));
    }
}
