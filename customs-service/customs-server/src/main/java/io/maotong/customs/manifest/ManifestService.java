package io.maotong.customs.manifest;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.batch.Batches;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the accepted lists of a batch on a bill: one manifest 总分单 for each carrier, in parts if it is long. */
@Service
class ManifestService {

    private final ManifestMapper manifests;
    private final ManifestLineMapper lines;
    private final ManifestRules rules;
    private final Batches batches;
    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;
    private final Numbers numbers;
    private final CustomsSettings settings;
    private final Clock clock;

    ManifestService(
            ManifestMapper manifests,
            ManifestLineMapper lines,
            ManifestRules rules,
            Batches batches,
            Documents documents,
            Transmissions transmissions,
            Declarants declarants,
            Numbers numbers,
            CustomsSettings settings,
            Clock clock) {
        this.manifests = manifests;
        this.lines = lines;
        this.rules = rules;
        this.batches = batches;
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
        this.numbers = numbers;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public ManifestRow create(ManifestRequest request, String by) {
        Declarant declarant = declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(
                        () -> new BusinessException(CustomsError.NOT_QUALIFIED, CustomsError.NOT_QUALIFIED.title()));
        Batches.Facts batch = batches.find(Ids.parse(request.batchId()));
        if (batch == null) {
            throw new NotFoundException("batch", request.batchId());
        }
        List<CustomsDocument> lists = eligible(batch.batchId());
        BigDecimal sum = lists.stream().map(CustomsDocument::grossWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
        rules.check(request, batch, lists, sum).throwIfAny(CustomsError.INVALID_MANIFEST);

        Instant now = clock.instant();
        ManifestRow row = new ManifestRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.manifestNo = numbers.take("MF", 1).getFirst();
        row.batchId = batch.batchId();
        row.billNo = request.billNo();
        row.voyageNo = request.voyageNo();
        row.trafName = request.trafName();
        row.trafMode = batch.trafMode();
        row.customsCode = batch.customsCode();
        row.grossWeight = request.grossWeight() == null ? sum : request.grossWeight();
        row.status = "DECLARING";
        row.lists = lists.size();
        row.createdAt = now;
        row.updatedAt = now;
        manifests.insert(row);

        List<NewDocument> wanted = new ArrayList<>();
        List<List<CustomsDocument>> parts = new ArrayList<>();
        Map<String, List<CustomsDocument>> byCarrier = new LinkedHashMap<>();
        lists.forEach(list -> byCarrier
                .computeIfAbsent(list.logisticsCode(), code -> new ArrayList<>())
                .add(list));
        for (Map.Entry<String, List<CustomsDocument>> carrier : byCarrier.entrySet()) {
            write(row, batch, declarant, carrier.getKey(), carrier.getValue(), byCarrier.size() == 1, wanted, parts);
        }
        List<CustomsDocument> created = documents.create(wanted, by);
        lines.insert(lineRows(row, created, parts));
        transmissions.plan(declarant, created);
        return row;
    }

    /**
     * The parcels go with another flight or voyage: every part is replaced as a whole (appType 2), or sent again if customs
     * had refused it. Not after the departure.
     */
    @Transactional
    public ManifestRow changeFlight(long id, FlightRequest request, String by) {
        Declarant declarant = declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(
                        () -> new BusinessException(CustomsError.NOT_QUALIFIED, CustomsError.NOT_QUALIFIED.title()));
        ManifestRow row = manifests.lock(id);
        if (row == null) {
            throw new NotFoundException("manifest", id);
        }
        ManifestRules.flight(request.billNo(), request.voyageNo(), request.trafName())
                .throwIfAny(CustomsError.INVALID_MANIFEST);
        List<Long> listIds =
                lines.ofManifest(id).stream().map(line -> line.listId).toList();
        if (documents.lock(listIds).stream().anyMatch(list -> list.departedAt() != null)) {
            throw new BusinessException(
                    CustomsError.DEPARTED,
                    Text.of("总分单的货物已离境，不能改配航班", "The goods have left: the flight cannot be changed"));
        }
        List<CustomsDocument> parts = documents.lock(documents.find(DocumentType.MANIFEST, "parent_id", id).stream()
                .map(CustomsDocument::id)
                .toList());
        Map<Long, DocumentContent> changed = new HashMap<>();
        documents
                .currentVersions(parts.stream().map(CustomsDocument::id).toList())
                .forEach(version -> changed.put(version.documentId(), onFlight(version.content(), request)));
        changed.values().forEach(ManifestService::refuseMisfits);
        manifests.changeFlight(id, request.billNo(), request.voyageNo(), request.trafName(), clock.instant());
        List<CustomsDocument> failed =
                parts.stream().filter(part -> part.status().isFailure()).toList();
        List<CustomsDocument> standing =
                parts.stream().filter(part -> !part.status().isFailure()).toList();
        List<CustomsDocument> next = new ArrayList<>();
        if (!failed.isEmpty()) {
            next.addAll(documents.renew(failed, changed, Documents.CORRECTED, by));
        }
        if (!standing.isEmpty()) {
            next.addAll(documents.change(standing, changed, false, by));
        }
        transmissions.plan(declarant, next);
        return manifests.selectById(id);
    }

    private static DocumentContent onFlight(DocumentContent before, FlightRequest request) {
        Map<String, String> head = new LinkedHashMap<>(before.head());
        head.put("billNo", request.billNo());
        head.put("voyageNo", request.voyageNo());
        head.put("trafName", request.trafName());
        return new DocumentContent(head, before.rows());
    }

    /** W1: accepted, not cancelled, on no other manifest. */
    private List<CustomsDocument> eligible(long batchId) {
        List<CustomsDocument> accepted = documents.find(DocumentType.LIST, "batch_id", batchId).stream()
                .filter(list -> list.status().isAccepted())
                .toList();
        Set<Long> taken = accepted.isEmpty()
                ? Set.of()
                : new HashSet<>(lines.onManifest(
                        accepted.stream().map(CustomsDocument::id).toList()));
        List<CustomsDocument> free =
                accepted.stream().filter(list -> !taken.contains(list.id())).toList();
        if (free.isEmpty()) {
            throw new BusinessException(
                    CustomsError.NOTHING_TO_MANIFEST,
                    Text.of("批次中没有海关已受理且未制作总分单的清单", "No list of the batch is accepted and without a manifest"));
        }
        return free;
    }

    private void write(
            ManifestRow row,
            Batches.Facts batch,
            Declarant declarant,
            String carrier,
            List<CustomsDocument> lists,
            boolean onlyCarrier,
            List<NewDocument> wanted,
            List<List<CustomsDocument>> parts) {
        String agentCode =
                settings.agent() == null ? declarant.code() : settings.agent().code();
        String agentName =
                settings.agent() == null ? declarant.name() : settings.agent().name();
        String copNo = numbers.take(DocumentType.MANIFEST, agentCode, declarant.code(), 1)
                .getFirst();
        int most = settings.manifest().maxRows();
        int count = (lists.size() + most - 1) / most;
        // Every part carries the weight of the whole bill.
        BigDecimal weight = onlyCarrier
                ? row.grossWeight
                : lists.stream().map(CustomsDocument::grossWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int part = 1; part <= count; part++) {
            List<CustomsDocument> page = lists.subList((part - 1) * most, Math.min(lists.size(), part * most));
            Map<String, String> head = new Fields()
                    .put("customsCode", batch.customsCode())
                    .put("copNo", copNo)
                    .put("agentCode", agentCode)
                    .put("agentName", agentName)
                    .put("loctNo", batch.loctNo())
                    .put("trafMode", batch.trafMode())
                    .put("trafName", row.trafName)
                    .put("voyageNo", row.voyageNo)
                    .put("billNo", row.billNo)
                    .put("grossWeight", weight)
                    .put("logisticsCode", carrier)
                    .put("logisticsName", settings.carriers().get(carrier))
                    .put("msgCount", count)
                    .put("msgSeqNo", part)
                    .map();
            List<Map<String, String>> rows = new ArrayList<>();
            for (CustomsDocument list : page) {
                rows.add(new Fields()
                        .put("gnum", rows.size() + 1)
                        .put("logisticsNo", list.logisticsNo())
                        .put("invtNo", list.invtNo())
                        .map());
            }
            DocumentContent content = new DocumentContent(head, rows);
            refuseMisfits(content);
            wanted.add(new NewDocument(
                    DocumentType.MANIFEST,
                    NewDocument.key(agentCode, copNo, Integer.toString(part)),
                    null,
                    row.batchId,
                    row.id,
                    0,
                    copNo,
                    carrier,
                    null,
                    agentCode,
                    agentName,
                    weight,
                    content));
            parts.add(page);
        }
    }

    private static void refuseMisfits(DocumentContent content) {
        Violations violations = new Violations();
        MessageDefinition.of(DocumentType.MANIFEST)
                .misfits(content)
                .forEach(misfit -> violations.add(Violation.of(
                        CustomsError.INVALID_MANIFEST,
                        misfit.field(),
                        "F1",
                        misfit.form(),
                        Text.of("字段缺失或格式不符", "The field is missing or does not have its form"))));
        violations.throwIfAny(CustomsError.INVALID_MANIFEST);
    }

    private static List<ManifestLineRow> lineRows(
            ManifestRow manifest, List<CustomsDocument> created, List<List<CustomsDocument>> parts) {
        List<ManifestLineRow> rows = new ArrayList<>();
        for (int index = 0; index < created.size(); index++) {
            int gnum = 1;
            for (CustomsDocument list : parts.get(index)) {
                ManifestLineRow row = new ManifestLineRow();
                row.id = Ids.next();
                row.merchantId = manifest.merchantId;
                row.manifestId = manifest.id;
                row.documentId = created.get(index).id();
                row.listId = list.id();
                row.logisticsNo = list.logisticsNo();
                row.gnum = gnum++;
                row.active = 1;
                rows.add(row);
            }
        }
        return rows;
    }
}
