package io.maotong.customs.manifest;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.batch.Batches;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.Documents;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What must hold of a manifest (607); everything that does not is told at once. W2: what the carrier weighed is near the sum
 * of the lists. W3: every list goes by the same means of transport over the same port. W4: means of transport, voyage and
 * bill are named, though lists may leave them out. (W1, which lists may be on it, chooses them: see ManifestService.)
 */
@Component
final class ManifestRules {

    private static final int PORTION = 500;
    private static final int MOST_TOLD = 100;

    private final Documents documents;
    private final CustomsSettings settings;

    ManifestRules(Documents documents, CustomsSettings settings) {
        this.documents = documents;
        this.settings = settings;
    }

    /** @param sum gross weight of the lists in kilograms */
    Violations check(ManifestRequest request, Batches.Facts batch, List<CustomsDocument> lists, BigDecimal sum) {
        Violations violations = flight(request.billNo(), request.voyageNo(), request.trafName());
        weight(request.grossWeight(), sum, violations);
        sameWay(batch, lists, violations);
        return violations;
    }

    /** W4. */
    static Violations flight(String billNo, String voyageNo, String trafName) {
        Violations violations = new Violations();
        required(billNo, "billNo", "提运单号", "bill number", violations);
        required(voyageNo, "voyageNo", "航次航班号", "voyage number", violations);
        required(trafName, "trafName", "运输工具名称", "name of the means of transport", violations);
        return violations;
    }

    private static void required(String value, String field, String zh, String en, Violations violations) {
        violations.check(
                value != null && !value.isBlank(),
                CustomsError.INVALID_MANIFEST,
                field,
                "W4",
                null,
                Text.of("总分单必须填写%1$s", "A manifest names the %2$s").with(zh, en));
    }

    private void weight(BigDecimal weighed, BigDecimal sum, Violations violations) {
        if (weighed == null) {
            return;
        }
        BigDecimal share = sum.multiply(settings.manifest().tolerancePercent()).movePointLeft(2);
        BigDecimal tolerance = share.max(settings.manifest().toleranceKg());
        violations.check(
                weighed.subtract(sum).abs().compareTo(tolerance) <= 0,
                CustomsError.INVALID_MANIFEST,
                "grossWeight",
                "W2",
                sum.stripTrailingZeros().toPlainString(),
                Text.of("总毛重与清单毛重合计相差过大", "The weight is too far from the sum of the lists"));
    }

    private void sameWay(Batches.Facts batch, List<CustomsDocument> lists, Violations violations) {
        int told = 0;
        for (int from = 0; from < lists.size() && told < MOST_TOLD; from += PORTION) {
            List<CustomsDocument> portion = lists.subList(from, Math.min(lists.size(), from + PORTION));
            Map<Long, DocumentContent> contents = new HashMap<>();
            documents
                    .currentVersions(portion.stream().map(CustomsDocument::id).toList())
                    .forEach(version -> contents.put(version.documentId(), version.content()));
            for (int index = 0; index < portion.size() && told < MOST_TOLD; index++) {
                CustomsDocument list = portion.get(index);
                DocumentContent content = contents.get(list.id());
                boolean same = same(content, "trafMode", batch.trafMode(), list, from + index + 1, violations)
                        & same(content, "portCode", batch.portCode(), list, from + index + 1, violations);
                told += same ? 0 : 1;
            }
        }
    }

    private static boolean same(
            DocumentContent content,
            String field,
            String wanted,
            CustomsDocument list,
            int row,
            Violations violations) {
        String declared = content == null ? null : content.get(field);
        if (Objects.equals(declared, wanted)) {
            return true;
        }
        violations.add(Violation.of(
                        CustomsError.INVALID_MANIFEST,
                        field,
                        "W3",
                        wanted,
                        Text.of(
                                        "运单 %1$s 的清单申报为 %2$s，与总分单不一致：请先撤销或更正该清单",
                                        "The list of waybill %1$s says %2$s, unlike the manifest: cancel or correct it first")
                                .with(list.logisticsNo(), declared))
                .atRow(row));
        return false;
    }
}
