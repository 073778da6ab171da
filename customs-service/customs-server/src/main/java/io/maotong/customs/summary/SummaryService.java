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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Asks customs to turn closed lists into declarations (汇总申报), and compares what comes back with what should. */
@Service
class SummaryService {

    /** What would be summarised and what it should become. */
    record Preview(int lists, List<MergedLine> lines) {}

    /** What the lists of one application have in common: a declaration is made at one office and has one mode. */
    private record Group(String office, String tradeMode) {}

    private record Choice(Map<Group, List<CustomsDocument>> groups, List<MergedLine> lines) {

        private int lists() {
            return groups.values().stream().mapToInt(List::size).sum();
        }
    }

    private static final int PORTION = 500;
    private static final String SUMMARISED = "B";

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
        Choice choice = choose(request);
        return new Preview(choice.lists(), choice.lines());
    }

    @Transactional
    public SummaryRow create(SummaryRequest request, String by) {
        Declarant declarant = declarants
                .current()
                .filter(one -> one.mayDeclare(BusinessTime.today(clock)))
                .orElseThrow(
                        () -> new BusinessException(CustomsError.NOT_QUALIFIED, CustomsError.NOT_QUALIFIED.title()));
        Choice choice = choose(request);
        if (choice.groups().isEmpty()) {
            throw new BusinessException(
                    CustomsError.NOTHING_TO_SUMMARISE,
                    Text.of("没有已结关且未汇总的B类清单", "No list of kind B is closed and not summarised yet"));
        }
        Instant now = clock.instant();
        SummaryRow row = new SummaryRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.summaryNo = number(declarant);
        row.period = request.month();
        row.batchId = request.batchId() == null ? null : Ids.parse(request.batchId());
        row.status = "DECLARING";
        row.lists = choice.lists();
        row.expected = json.writeValueAsString(choice.lines());
        row.createdAt = now;
        row.updatedAt = now;
        summaries.insert(row);
        members.insert(choice.groups().values().stream()
                .flatMap(List::stream)
                .map(list -> member(row, list))
                .toList());
        List<NewDocument> wanted = new ArrayList<>();
        for (Map.Entry<Group, List<CustomsDocument>> group : choice.groups().entrySet()) {
            String copNo = wanted.isEmpty() ? row.summaryNo : number(declarant);
            wanted.add(document(row, declarant, group.getKey().office(), copNo, group.getValue()));
        }
        transmissions.plan(declarant, documents.create(wanted, by));
        return row;
    }

    private String number(Declarant declarant) {
        return numbers.take(DocumentType.SUMMARY, agentCode(declarant), declarant.code(), 1)
                .getFirst();
    }

    private String agentCode(Declarant declarant) {
        return settings.agent() == null ? declarant.code() : settings.agent().code();
    }

    private NewDocument document(
            SummaryRow row, Declarant declarant, String office, String copNo, List<CustomsDocument> lists) {
        String agentCode = agentCode(declarant);
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

    /** S1: kind B, not summarised yet. Contents are read a portion at a time: a month may have many lists. */
    private Choice choose(SummaryRequest request) {
        List<CustomsDocument> closed = closed(request);
        LineMerge merge = new LineMerge(
                "2".equals(settings.summary().summaryFlag()),
                "1".equals(settings.summary().itemNameFlag()));
        Map<Group, List<CustomsDocument>> groups = new LinkedHashMap<>();
        for (int from = 0; from < closed.size(); from += PORTION) {
            choose(closed.subList(from, Math.min(closed.size(), from + PORTION)), groups, merge);
        }
        return new Choice(groups, merge.lines());
    }

    private void choose(List<CustomsDocument> lists, Map<Group, List<CustomsDocument>> groups, LineMerge merge) {
        Map<Long, CustomsDocument> open = new LinkedHashMap<>();
        lists.forEach(list -> open.put(list.id(), list));
        members.summarised(List.copyOf(open.keySet())).forEach(open::remove);
        Map<Long, DocumentContent> contents = new HashMap<>();
        documents
                .currentVersions(open.keySet())
                .forEach(version -> contents.put(version.documentId(), version.content()));
        open.forEach((id, list) -> {
            DocumentContent content = contents.get(id);
            if (SUMMARISED.equals(content.get("statisticsFlag"))) {
                merge.add(content);
                groups.computeIfAbsent(
                                new Group(content.get("customsCode"), content.get("tradeMode")),
                                group -> new ArrayList<>())
                        .add(list);
            }
        });
    }

    /** Closed, or released and departed, by configuration. */
    private List<CustomsDocument> closed(SummaryRequest request) {
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
        return candidates.stream()
                .filter(list -> list.invtNo() != null)
                .filter(list -> list.status() == DocumentStatus.CLOSED
                        || list.status() == DocumentStatus.RELEASED
                                && list.departedAt() != null
                                && DocumentStatus.RELEASED
                                        .name()
                                        .equals(settings.summary().fromStatus()))
                .toList();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
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
