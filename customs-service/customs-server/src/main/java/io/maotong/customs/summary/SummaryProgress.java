package io.maotong.customs.summary;

import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.DocumentsListener;
import io.maotong.customs.entry.EntryListener;
import io.maotong.customs.issue.Issue;
import io.maotong.customs.issue.Issues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Moves a summary along with its receipts and its declarations. */
@Component
class SummaryProgress implements DocumentsListener, EntryListener {

    /** A line that came out otherwise than expected. */
    record Mismatch(String entryId, int itemNo, String commodityCode, String what, String expected, String actual) {}

    private final SummaryMapper summaries;
    private final SummaryListMapper members;
    private final Codes codes;
    private final Issues issues;
    private final JsonMapper json;
    private final Clock clock;

    SummaryProgress(
            SummaryMapper summaries,
            SummaryListMapper members,
            Codes codes,
            Issues issues,
            JsonMapper json,
            Clock clock) {
        this.summaries = summaries;
        this.members = members;
        this.codes = codes;
        this.issues = issues;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void changed(List<CustomsDocument> documents) {
        documents.stream()
                .filter(document -> document.type() == DocumentType.SUMMARY && document.parentId() != null)
                .forEach(this::follow);
    }

    private void follow(CustomsDocument document) {
        SummaryRow row = summaries.lock(document.parentId());
        String sumNo = row.sumNo == null ? document.sumNo() : row.sumNo;
        String status = row.status;
        if (!"DONE".equals(status)) {
            if (document.status() == DocumentStatus.SUMMARISED) {
                status = "SUMMARISED";
            } else if (document.status().isFailure()) {
                status = "FAILED";
            } else if (document.status() == DocumentStatus.READY) {
                status = "DECLARING";
            }
        }
        if (!status.equals(row.status) || !Objects.equals(sumNo, row.sumNo)) {
            summaries.settle(row.id, status, sumNo, row.mismatch, clock.instant());
        }
    }

    @Override
    public void created(CustomsEntry entry, Set<String> invtNos) {
        List<Long> ids = members.summariesOf(invtNos);
        List<SummaryRow> locked = ids.stream().map(summaries::lock).toList();
        members.link(entry.entryId(), invtNos);
        for (SummaryRow row : locked) {
            List<Mismatch> found = row.mismatch == null
                    ? new ArrayList<>()
                    : new ArrayList<>(json.readValue(row.mismatch, new TypeReference<List<Mismatch>>() {}));
            found.addAll(compare(row, entry));
            boolean done = members.open(row.id) == 0;
            summaries.settle(
                    row.id,
                    done ? "DONE" : row.status,
                    row.sumNo == null ? entry.sumNo() : row.sumNo,
                    found.isEmpty() ? null : json.writeValueAsString(found),
                    clock.instant());
            if (!found.isEmpty()) {
                raise(row, entry, found);
            }
        }
    }

    /** Every line must be one of those that were expected, with the same figures. */
    private List<Mismatch> compare(SummaryRow row, CustomsEntry entry) {
        List<MergedLine> expected = json.readValue(row.expected, new TypeReference<>() {});
        List<Mismatch> found = new ArrayList<>();
        for (CustomsEntry.Line line : entry.lines()) {
            List<MergedLine> alike =
                    expected.stream().filter(one -> isAlike(one, line, entry)).toList();
            if (alike.stream().noneMatch(one -> isSame(one, line))) {
                found.add(new Mismatch(
                        entry.entryId(),
                        line.itemNo(),
                        line.commodityCode(),
                        alike.isEmpty() ? "line" : "figures",
                        alike.isEmpty() ? null : figures(alike.getFirst()),
                        line.quantity() + " / " + line.total()));
            }
        }
        return found;
    }

    private boolean isAlike(MergedLine expected, CustomsEntry.Line line, CustomsEntry entry) {
        return (expected.tradeMode() == null || expected.tradeMode().equals(entry.tradeMode()))
                && expected.commodityCode().equals(line.commodityCode())
                && expected.unit().equals(line.unit())
                && expected.name().equals(line.name())
                && letters(Codes.CURRENCIES, expected.currency())
                        .equals(line.total().currency())
                && letters(Codes.COUNTRIES, expected.country()).equals(entry.destinationCountry());
    }

    private static boolean isSame(MergedLine expected, CustomsEntry.Line line) {
        return expected.quantity().compareTo(line.quantity()) == 0
                && expected.quantity1().compareTo(line.quantity1()) == 0
                && same(expected.quantity2(), line.quantity2())
                && expected.total()
                                .setScale(line.total().amount().scale(), RoundingMode.HALF_UP)
                                .compareTo(line.total().amount())
                        == 0;
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private static String figures(MergedLine line) {
        return line.quantity() + " / " + line.total();
    }

    private String letters(String table, String number) {
        return codes.letters(table, number, BusinessTime.today(clock)).orElse(number);
    }

    private void raise(SummaryRow row, CustomsEntry entry, List<Mismatch> found) {
        issues.raise(List.of(new Issue(
                "SUMMARY:" + row.id + ":" + entry.entryId(),
                "SUMMARY",
                "W",
                null,
                DocumentType.SUMMARY.code(),
                null,
                row.batchId,
                Ids.text(row.id),
                entry.entryId(),
                "DATA",
                "MERCHANT",
                Text.of("汇总结果与预期合并行不一致，请核对报关单", "The declaration differs from what was expected: check its lines"),
                json.writeValueAsString(found))));
    }
}
