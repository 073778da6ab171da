package io.maotong.invoice.issue;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.rule.RuleProperties;
import io.maotong.invoice.source.Sources;
import io.maotong.invoice.taxclass.TaxClassTables;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking for the export invoices of many declarations at once. */
@Service
class ExportBatches {

    private final BatchMapper batches;
    private final RefusalMapper refusals;
    private final HeaderMapper headers;
    private final Invoices invoices;
    private final ExportObjections objections;
    private final Sources sources;
    private final ExchangeRateTable rates;
    private final TaxClassTables classes;
    private final InvoiceProperties.Issue settings;
    private final RuleProperties rules;
    private final Clock clock;

    ExportBatches(
            BatchMapper batches,
            RefusalMapper refusals,
            HeaderMapper headers,
            Invoices invoices,
            ExportObjections objections,
            Sources sources,
            ExchangeRateTable rates,
            TaxClassTables classes,
            InvoiceProperties properties,
            RuleProperties rules,
            Clock clock) {
        this.batches = batches;
        this.refusals = refusals;
        this.headers = headers;
        this.invoices = invoices;
        this.objections = objections;
        this.sources = sources;
        this.rates = rates;
        this.classes = classes;
        this.settings = properties.issue();
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Creates the invoices; a declaration that has one already is counted and left alone.
     *
     * @param entryIds named declarations: any broken rule refuses the whole request
     * @param all everything without an invoice: what breaks a rule is left out and reported in the batch
     * @param buyer null for the collective name
     */
    @Transactional
    BatchRow create(List<String> entryIds, boolean all, String buyer, String actor) {
        Sources.Taxpayer seller = sources.lockTaxpayer();
        Set<String> wanted = new LinkedHashSet<>(
                all
                        ? sources.entriesWithoutInvoice(settings.entriesPerRequest())
                        : entryIds == null ? List.of() : entryIds);
        checkChoice(wanted, all);
        ExportInvoicing invoicing = new ExportInvoicing(seller, rates.read(), classes.read(), settings, rules);
        Map<String, CustomsEntry> entries =
                sources.entries(wanted).stream().collect(Collectors.toMap(CustomsEntry::entryId, Function.identity()));
        checkKnown(wanted, entries.keySet());
        Set<String> invoiced = wanted.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        headers.invoiced(wanted.stream().map(Invoices::liveKey).toList()));
        List<InvoiceDraft> drafts = new ArrayList<>();
        Map<String, List<Violation>> refused = new TreeMap<>(objections.against(entries.values().stream()
                .filter(entry -> !invoiced.contains(entry.entryId()))
                .toList()));
        for (String entryId : wanted) {
            if (invoiced.contains(entryId) || refused.containsKey(entryId)) {
                continue;
            }
            switch (invoicing.draft(entries.get(entryId), buyer)) {
                case ExportInvoicing.Result.Drafted drafted -> drafts.add(drafted.draft());
                case ExportInvoicing.Result.Refused broken -> refused.put(entryId, broken.violations());
            }
        }
        if (!all && !refused.isEmpty()) {
            List<Violation> violations =
                    refused.values().stream().flatMap(List::stream).toList();
            throw new BusinessException(codeOf(violations.getFirst()), violations);
        }
        BatchRow batch = batch(wanted.size(), drafts.size(), invoiced.size(), refused.size(), actor);
        if (!refused.isEmpty()) {
            refusals.insert(refused.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(one -> refusal(batch, entry.getKey(), one)))
                    .toList());
        }
        invoices.create(drafts, batch.id, actor);
        return batch;
    }

    private void checkChoice(Set<String> wanted, boolean all) {
        new Violations()
                .check(
                        all || !wanted.isEmpty(),
                        InvoiceError.NOTHING_CHOSEN,
                        "entryIds",
                        "CHOICE",
                        "entryIds or allEntries",
                        Text.of("请给出报关单号或选择全部", "Give declarations or choose all"))
                .check(
                        wanted.size() <= settings.entriesPerRequest(),
                        InvoiceError.NOTHING_CHOSEN,
                        "entryIds",
                        "SIZE",
                        "<= " + settings.entriesPerRequest(),
                        Text.of("一次最多%d张报关单", "At most %d declarations at once").with(settings.entriesPerRequest()))
                .throwIfAny(InvoiceError.NOTHING_CHOSEN);
    }

    private static void checkKnown(Set<String> wanted, Set<String> known) {
        Violations violations = new Violations();
        int row = 0;
        for (String entryId : wanted) {
            violations.check(
                    known.contains(entryId),
                    InvoiceError.UNKNOWN_ENTRY,
                    "entryIds[" + row++ + "]",
                    "KNOWN",
                    null,
                    Text.of("没有报关单 %s", "No declaration %s").with(entryId));
        }
        violations.throwIfAny(InvoiceError.UNKNOWN_ENTRY);
    }

    private static InvoiceError codeOf(Violation violation) {
        for (InvoiceError error : InvoiceError.values()) {
            if (error.code().equals(violation.code())) {
                return error;
            }
        }
        return InvoiceError.EXPORT_POLICY;
    }

    private BatchRow batch(int total, int created, int existing, int refused, String actor) {
        BatchRow row = new BatchRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.total = total;
        row.created = created;
        row.existing = existing;
        row.refused = refused;
        row.createdBy = actor;
        row.createdAt = clock.instant();
        batches.insert(row);
        return row;
    }

    private static RefusalRow refusal(BatchRow batch, String entryId, Violation violation) {
        RefusalRow row = new RefusalRow();
        row.id = Ids.next();
        row.merchantId = batch.merchantId;
        row.batchId = batch.id;
        row.entryId = entryId;
        row.code = violation.code();
        row.field = cut(violation.field(), 80);
        row.rule = violation.rule();
        row.expected = cut(violation.expected(), 200);
        row.hintZh = cut(violation.hint().zh(), 300);
        row.hintEn = cut(violation.hint().en(), 300);
        return row;
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    BatchRow get(long id) {
        BatchRow row = batches.selectById(id);
        if (row == null) {
            throw new NotFoundException("export invoice batch", id);
        }
        return row;
    }

    /** How many invoices of the batch are in which state. */
    Map<String, Integer> progress(long id) {
        Map<String, Integer> counts = new TreeMap<>();
        headers.progress(id).forEach(row -> counts.put(row.status().name(), row.invoices()));
        return counts;
    }

    List<RefusalRow> refusals(long id) {
        return refusals.selectList(
                new QueryWrapper<RefusalRow>().eq("batch_id", id).orderByAsc("id"));
    }
}
