package io.maotong.customs.border;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.CustomsTime;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentContent.Fields;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.NewDocument;
import io.maotong.customs.document.Numbers;
import io.maotong.customs.exchange.MessageDefinition;
import io.maotong.customs.exchange.Transmissions;
import io.maotong.customs.manifest.Manifests;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports arrivals (507) and departures (509) of the parcels on a manifest, one document for each carrier and page. */
@Service
class BorderService {

    private static final int MOST_NAMED = 100;

    private final BorderMapper reports;
    private final Manifests manifests;
    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;
    private final Numbers numbers;
    private final CustomsSettings settings;
    private final Clock clock;

    BorderService(
            BorderMapper reports,
            Manifests manifests,
            Documents documents,
            Transmissions transmissions,
            Declarants declarants,
            Numbers numbers,
            CustomsSettings settings,
            Clock clock) {
        this.reports = reports;
        this.manifests = manifests;
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
        this.numbers = numbers;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws BusinessException unless customs accepted the manifest and released every parcel on it (D1) */
    @Transactional
    public BorderRow depart(DepartureRequest request, String by) {
        Declarant declarant = declarant();
        Manifests.Facts manifest = manifests.lock(request.manifestId());
        List<CustomsDocument> lists = documents.lock(manifest.lists());
        checkDeparture(manifest, lists, request.leftAt());
        Fields head = new Fields()
                .put("trafMode", manifest.trafMode())
                .put("trafName", manifest.trafName())
                .put("voyageNo", manifest.voyageNo())
                .put("billNo", manifest.billNo())
                .put("leaveTime", CustomsTime.seconds(request.leftAt()));
        BorderRow row =
                row(BorderKind.DEPARTURE, manifest, number(BorderKind.DEPARTURE, lists, declarant), lists.size(), by);
        row.leftAt = request.leftAt();
        return report(row, declarant, manifest, lists, head.map(), by);
    }

    /** @throws BusinessException if no parcel of the manifest is left */
    @Transactional
    public BorderRow arrive(ArrivalRequest request, String by) {
        Declarant declarant = declarant();
        Manifests.Facts manifest = manifests.lock(request.manifestId());
        List<CustomsDocument> lists = documents.lock(manifest.lists());
        new Violations()
                .check(
                        !lists.isEmpty(),
                        CustomsError.INVALID_BORDER,
                        "manifestId",
                        "W1",
                        null,
                        Text.of("总分单上没有有效的清单", "No list is left on the manifest"))
                .throwIfAny(CustomsError.INVALID_BORDER);
        Fields head = new Fields()
                .put("operatorCode", request.operatorCode())
                .put("operatorName", request.operatorName())
                .put("loctNo", request.loctNo())
                .put("ieFlag", "E")
                .put("trafMode", manifest.trafMode())
                .put("billNo", manifest.billNo())
                .put("domesticTrafNo", request.domesticTrafNo());
        BorderRow row =
                row(BorderKind.ARRIVAL, manifest, number(BorderKind.ARRIVAL, lists, declarant), lists.size(), by);
        row.operatorCode = request.operatorCode();
        return report(row, declarant, manifest, lists, head.map(), by);
    }

    /** D1: only released parcels, not before their release; all that does not hold is told at once. */
    private void checkDeparture(Manifests.Facts manifest, List<CustomsDocument> lists, Instant leftAt) {
        Violations violations = new Violations();
        violations.check(
                manifest.accepted() && !lists.isEmpty(),
                CustomsError.INVALID_BORDER,
                "manifestId",
                "D1",
                "ACCEPTED",
                Text.of(
                        "总分单尚未被海关受理，或已没有有效清单：受理后再申报离境",
                        "Customs has not accepted the manifest, or no list is left on it: report the departure"
                                + " afterwards"));
        violations.check(
                !leftAt.isAfter(clock.instant()),
                CustomsError.INVALID_BORDER,
                "leftAt",
                "D1",
                "<= " + clock.instant(),
                Text.of("离境时间不能晚于现在", "The departure cannot be in the future"));
        int number = 0;
        for (CustomsDocument list : lists) {
            number++;
            if (number > MOST_NAMED) {
                break;
            }
            if (!list.status().isReleased()) {
                violations.add(Violation.of(
                                CustomsError.INVALID_BORDER,
                                "manifestId",
                                "D1",
                                "RELEASED",
                                Text.of(
                                                "运单 %s 的清单未放行（%s）：放行后再申报离境，或把它移到下一个总分单",
                                                "The list of waybill %s is not released (%s): wait for it, or move it"
                                                        + " to the next manifest")
                                        .with(list.logisticsNo(), list.status()))
                        .atRow(number));
            } else if (list.releasedAt() != null && leftAt.isBefore(list.releasedAt())) {
                violations.add(Violation.of(
                                CustomsError.INVALID_BORDER,
                                "leftAt",
                                "D1",
                                ">= " + list.releasedAt(),
                                Text.of("离境时间早于运单 %s 的放行时间", "The departure is before the release of waybill %s")
                                        .with(list.logisticsNo()))
                        .atRow(number));
            } else if (list.departedAt() != null) {
                violations.add(Violation.of(
                                CustomsError.INVALID_BORDER,
                                "manifestId",
                                "D1",
                                null,
                                Text.of("运单 %s 已申报离境", "Waybill %s has left already")
                                        .with(list.logisticsNo()))
                        .atRow(number));
            }
        }
        violations.throwIfAny(CustomsError.INVALID_BORDER);
    }

    /** The carrier signs, for whichever merchants it carries. */
    private String number(BorderKind kind, List<CustomsDocument> lists, Declarant declarant) {
        return numbers.take(kind.type(), lists.getFirst().logisticsCode(), declarant.code(), 1)
                .getFirst();
    }

    private BorderRow row(BorderKind kind, Manifests.Facts manifest, String number, int parcels, String by) {
        Instant now = clock.instant();
        BorderRow row = new BorderRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.kind = kind;
        row.reportNo = number;
        row.manifestId = manifest.manifestId();
        row.batchId = manifest.batchId();
        row.status = "DECLARING";
        row.parcels = parcels;
        row.createdBy = by;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    private BorderRow report(
            BorderRow row,
            Declarant declarant,
            Manifests.Facts manifest,
            List<CustomsDocument> lists,
            Map<String, String> common,
            String by) {
        reports.insert(row);
        Map<Long, CustomsDocument> byId = new HashMap<>();
        lists.forEach(list -> byId.put(list.id(), list));
        Map<String, List<List<CustomsDocument>>> byCarrier = new LinkedHashMap<>();
        for (List<Long> part : manifest.parts()) {
            List<CustomsDocument> page = part.stream().map(byId::get).toList();
            byCarrier
                    .computeIfAbsent(page.getFirst().logisticsCode(), code -> new ArrayList<>())
                    .add(page);
        }
        List<NewDocument> wanted = new ArrayList<>();
        byCarrier.forEach((carrier, pages) -> {
            String copNo = wanted.isEmpty() ? row.reportNo : number(row.kind, pages.getFirst(), declarant);
            for (int page = 1; page <= pages.size(); page++) {
                wanted.add(document(row, manifest, carrier, copNo, page, pages, common));
            }
        });
        transmissions.plan(declarant, documents.create(wanted, by));
        return row;
    }

    private NewDocument document(
            BorderRow row,
            Manifests.Facts manifest,
            String carrier,
            String copNo,
            int number,
            List<List<CustomsDocument>> pages,
            Map<String, String> common) {
        String carrierName = settings.carriers().get(carrier);
        Fields head = new Fields().put("customsCode", manifest.customsCode()).put("copNo", copNo);
        common.forEach(head::put);
        head.put("logisticsCode", carrier)
                .put("logisticsName", carrierName)
                .put("msgCount", pages.size())
                .put("msgSeqNo", number);
        List<Map<String, String>> rows = new ArrayList<>();
        for (CustomsDocument list : pages.get(number - 1)) {
            rows.add(new Fields()
                    .put("gnum", rows.size() + 1)
                    .put("logisticsNo", list.logisticsNo())
                    .map());
        }
        DocumentContent content = new DocumentContent(head.map(), rows);
        Violations violations = new Violations();
        MessageDefinition.of(row.kind.type())
                .misfits(content)
                .forEach(misfit -> violations.add(Violation.of(
                        CustomsError.INVALID_BORDER,
                        misfit.field(),
                        "F1",
                        misfit.form(),
                        Text.of("字段缺失或格式不符", "The field is missing or does not have its form"))));
        violations.throwIfAny(CustomsError.INVALID_BORDER);
        String sequence = Integer.toString(number);
        return new NewDocument(
                row.kind.type(),
                row.kind == BorderKind.ARRIVAL
                        ? NewDocument.key(copNo, sequence)
                        : NewDocument.key(carrier, copNo, sequence),
                null,
                row.batchId,
                row.id,
                0,
                copNo,
                carrier,
                null,
                carrier,
                carrierName,
                null,
                content);
    }

    private Declarant declarant() {
        return declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(
                        () -> new BusinessException(CustomsError.NOT_QUALIFIED, CustomsError.NOT_QUALIFIED.title()));
    }
}
