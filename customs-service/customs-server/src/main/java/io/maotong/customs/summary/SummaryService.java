package io.maotong.customs.summary;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.batch.Batches;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.CustomsError;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentContent.Fields;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.NewDocument;
import io.maotong.customs.document.Numbers;
import io.maotong.customs.exchange.Transmissions;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks customs to turn closed lists into declarations (汇总申报), and compares what comes back with what should. */
@Service
class SummaryService {

    private static final String SUMMARISED = "B";

    /** What would be summarised and what it should become. */
    record Preview(List<CustomsDocument> lists, List<MergedLine> lines) {}

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final SummaryMapper summaries;
    private final SummaryListMapper members;
    private final Batches batches;
    private final Documents documents;
    private final Transmissions transmissions;
    private final Declarants declarants;
    private final Numbers numbers;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    SummaryService(
            SummaryMapper summaries,
            SummaryListMapper members,
            Batches batches,
            Documents documents,
            Transmissions transmissions,
            Declarants declarants,
            Numbers numbers,
            CustomsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.summaries = summaries;
        this.members = members;
        this.batches = batches;
        this.documents = documents;
        this.transmissions = transmissions;
        this.declarants = declarants;
        this.numbers = numbers;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    Preview preview(SummaryRequest request) {
        List<CustomsDocument> lists = eligible(request);
        return new Preview(lists, expected(lists));
    }

    @Transactional
    public SummaryRow create(SummaryRequest request, String by) {
        Declarant declarant = declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(
                        () -> new BusinessException(CustomsError.NOT_QUALIFIED, CustomsError.NOT_QUALIFIED.title()));
        List<CustomsDocument> lists = eligible(request);
        if (lists.isEmpty()) {
            throw new BusinessException(
                    CustomsError.NOTHING_TO_SUMMARISE,
                    Text.of("没有已结关且未汇总的B类清单", "No list of kind B is closed and not summarised yet"));
        }
        Instant now = clock.instant();
        SummaryRow row = new SummaryRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.summaryNo = numbers.take(DocumentType.SUMMARY.prefix(), 1).getFirst();
        row.period = request.month();
        row.batchId = request.batchId() == null ? null : Ids.parse(request.batchId());
        row.status = "DECLARING";
        row.lists = lists.size();
        row.expected = json.writeValueAsString(expected(lists));
        row.createdAt = now;
        row.updatedAt = now;
        summaries.insert(row);
        members.insert(lists.stream().map(list -> member(row, list)).toList());
        Map<String, List<CustomsDocument>> byOffice = new LinkedHashMap<>();
        Map<Long, String> offices = offices(lists);
        lists.forEach(list -> byOffice.computeIfAbsent(offices.get(list.id()), office -> new ArrayList<>())
                .add(list));
        List<NewDocument> wanted = new ArrayList<>();
        int part = 0;
        for (Map.Entry<String, List<CustomsDocument>> office : byOffice.entrySet()) {
            part++;
            String copNo = part == 1
                    ? row.summaryNo
                    : numbers.take(DocumentType.SUMMARY.prefix(), 1).getFirst();
            wanted.add(document(row, declarant, office.getKey(), copNo, office.getValue()));
        }
        transmissions.plan(declarant, documents.create(wanted, by));
        return row;
    }

    private Map<Long, String> offices(List<CustomsDocument> lists) {
        Map<Long, String> offices = new LinkedHashMap<>();
        documents
                .currentVersions(lists.stream().map(CustomsDocument::id).toList())
                .forEach(version ->
                        offices.put(version.documentId(), version.content().get("customsCode")));
        return offices;
    }

    private NewDocument document(
            SummaryRow row, Declarant declarant, String office, String copNo, List<CustomsDocument> lists) {
        String agentCode =
                settings.agent() == null ? declarant.code() : settings.agent().code();
        String agentName =
                settings.agent() == null ? declarant.name() : settings.agent().name();
        Map<String, String> head = new Fields()
                .put("customsCode", office)
                .put("copNo", copNo)
                .put("agentCode", agentCode)
                .put("agentName", agentName)
                .put("ebcCode", declarant.code())
                .put("ebcName", declarant.name())
                .put("declAgentCode", agentCode)
                .put("declAgentName", agentName)
                .put("summaryFlag", settings.summary().summaryFlag())
                .put("itemNameFlag", settings.summary().itemNameFlag())
                .put("msgCount", 1)
                .put("msgSeqNo", 1)
                .map();
        List<Map<String, String>> rows = lists.stream()
                .map(list -> new Fields().put("invtNo", list.invtNo()).map())
                .toList();
        return new NewDocument(
                DocumentType.SUMMARY,
                NewDocument.key(agentCode, copNo, "1"),
                null,
                null,
                row.id,
                0,
                copNo,
                null,
                null,
                agentCode,
                agentName,
                null,
                new DocumentContent(head, rows));
    }

    /** S1: kind B, closed (or released, by configuration), not summarised yet. */
    private List<CustomsDocument> eligible(SummaryRequest request) {
        boolean byBatch = request.batchId() != null && !request.batchId().isBlank();
        if (byBatch == (request.month() != null)) {
            throw new BusinessException(
                    CustomsError.INVALID_SUMMARY,
                    List.of(Violation.of(
                            CustomsError.INVALID_SUMMARY,
                            "month",
                            "S1",
                            "month | batchId",
                            Text.of("请指定月份或批次", "Give a month or a batch"))));
        }
        List<CustomsDocument> candidates;
        if (byBatch) {
            if (batches.find(Ids.parse(request.batchId())) == null) {
                throw new NotFoundException("batch", request.batchId());
            }
            candidates = documents.find(DocumentType.LIST, "batch_id", Ids.parse(request.batchId()));
        } else {
            YearMonth month = YearMonth.parse(request.month(), MONTH);
            candidates = documents.releasedBetween(
                    startOf(month.atDay(1)), startOf(month.plusMonths(1).atDay(1)));
        }
        List<CustomsDocument> closed = candidates.stream()
                .filter(list -> list.invtNo() != null)
                .filter(list -> list.status() == DocumentStatus.CLOSED
                        || list.status() == DocumentStatus.RELEASED
                                && list.departedAt() != null
                                && DocumentStatus.RELEASED
                                        .name()
                                        .equals(settings.summary().fromStatus()))
                .toList();
        if (closed.isEmpty()) {
            return closed;
        }
        Set<Long> done = new HashSet<>(
                members.summarised(closed.stream().map(CustomsDocument::id).toList()));
        return summarisable(
                closed.stream().filter(list -> !done.contains(list.id())).toList());
    }

    private List<CustomsDocument> summarisable(List<CustomsDocument> lists) {
        Set<Long> simplified = new HashSet<>();
        documents
                .currentVersions(lists.stream().map(CustomsDocument::id).toList())
                .forEach(version -> {
                    if (!SUMMARISED.equals(version.content().get("statisticsFlag"))) {
                        simplified.add(version.documentId());
                    }
                });
        return lists.stream().filter(list -> !simplified.contains(list.id())).toList();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    private List<MergedLine> expected(List<CustomsDocument> lists) {
        List<DocumentContent> contents =
                documents
                        .currentVersions(lists.stream().map(CustomsDocument::id).toList())
                        .stream()
                        .map(Documents.Version::content)
                        .toList();
        return LineMerge.merge(
                contents,
                "2".equals(settings.summary().summaryFlag()),
                "1".equals(settings.summary().itemNameFlag()));
    }

    private static SummaryListRow member(SummaryRow summary, CustomsDocument list) {
        SummaryListRow row = new SummaryListRow();
        row.id = Ids.next();
        row.merchantId = summary.merchantId;
        row.summaryId = summary.id;
        row.listId = list.id();
        row.invtNo = list.invtNo();
        row.active = 1;
        return row;
    }

    List<MergedLine> expectedOf(SummaryRow row) {
        return json.readValue(row.expected, new TypeReference<>() {});
    }

    List<String> entriesOf(SummaryRow row) {
        return members.entries(row.id);
    }
}
