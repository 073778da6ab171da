package io.maotong.refund.filing;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.refund.RefundError;
import io.maotong.refund.RefundProperties;
import io.maotong.refund.match.ExportLine;
import io.maotong.refund.match.Matching;
import io.maotong.refund.match.PurchaseLine;
import io.maotong.refund.precheck.Situation;
import io.maotong.refund.rate.RefundRates;
import io.maotong.refund.source.Sources;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Collects what can still be filed by the end of a period. */
@Component
class FilingFacts {

    private final Sources sources;
    private final RefundBatchMapper batches;
    private final RefundRates rates;
    private final RefundProperties settings;
    private final Clock clock;

    FilingFacts(Sources sources, RefundBatchMapper batches, RefundRates rates, RefundProperties settings, Clock clock) {
        this.sources = sources;
        this.batches = batches;
        this.rates = rates;
        this.settings = settings;
        this.clock = clock;
    }

    Assembly.Facts upTo(YearMonth period) {
        LocalDate today = BusinessTime.today(clock);
        List<ExportLine> exports = openExports(period.atEndOfMonth());
        Set<String> orders = exports.stream()
                .flatMap(line -> line.orders().stream())
                .map(ExportLine.OrderPart::orderNo)
                .collect(Collectors.toSet());
        Map<String, BigDecimal> used = batches.usedReceipts().stream()
                .collect(Collectors.toMap(
                        RefundBatchMapper.UsedReceipt::allocationId, RefundBatchMapper.UsedReceipt::amount));
        Sources.Merchant merchant = sources.merchant()
                .orElseThrow(() -> new BusinessException(
                        RefundError.NOTHING_TO_FILE, Text.of("企业资质尚未就绪", "The company is not qualified yet")));
        return new Assembly.Facts(
                exports,
                purchases(),
                new ReceiptPool(sources.receiptsOf(orders), used),
                rates.libraryFor(exports.stream().map(ExportLine::commodityCode).toList()),
                rates.dollarValues(period.atEndOfMonth()),
                new Matching(rates.unitNames()),
                new Situation(merchant, today, settings));
    }

    private List<ExportLine> openExports(LocalDate until) {
        Set<String> taken = new HashSet<>(batches.liveItems());
        List<ExportLine> open = new ArrayList<>();
        for (CustomsEntry entry : sources.entriesUntil(until)) {
            for (CustomsEntry.Line line : entry.lines()) {
                ExportLine export = exportLine(entry, line);
                if (!taken.contains(export.number())) {
                    open.add(export);
                }
            }
        }
        return open;
    }

    private static ExportLine exportLine(CustomsEntry entry, CustomsEntry.Line line) {
        List<ExportLine.InUnit> units = new ArrayList<>();
        units.add(new ExportLine.InUnit(line.unit(), line.quantity()));
        units.add(new ExportLine.InUnit(line.unit1(), line.quantity1()));
        units.add(new ExportLine.InUnit(line.unit2(), line.quantity2()));
        units.removeIf(inUnit -> inUnit.unit() == null
                || inUnit.quantity() == null
                || inUnit.quantity().signum() <= 0);
        Map<String, Money> orders = new HashMap<>();
        line.sources().forEach(source -> orders.merge(source.orderNo(), source.total(), Money::plus));
        return new ExportLine(
                entry.entryId(),
                line.itemNo(),
                entry.exportDate(),
                entry.tradeMode(),
                entry.consignorCode(),
                line.commodityCode(),
                line.name(),
                units,
                line.total(),
                orders.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(order -> new ExportLine.OrderPart(order.getKey(), order.getValue()))
                        .toList(),
                line.sources().stream()
                        .map(CustomsEntry.Source::sku)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    private List<PurchaseLine> purchases() {
        Map<String, RefundBatchMapper.UsedLine> used = batches.usedLines().stream()
                .collect(Collectors.toMap(line -> line.invoiceNumber() + "/" + line.lineNo(), line -> line));
        List<PurchaseLine> lines = new ArrayList<>();
        for (InputInvoice invoice : sources.refundInvoices()) {
            for (InputInvoice.Line line : invoice.lines()) {
                if (line.quantity() != null && line.quantity().signum() > 0) {
                    lines.add(purchaseLine(invoice, line, used.get(invoice.number() + "/" + line.lineNo())));
                }
            }
        }
        return lines;
    }

    private static PurchaseLine purchaseLine(
            InputInvoice invoice, InputInvoice.Line line, RefundBatchMapper.UsedLine used) {
        return new PurchaseLine(
                invoice.number(),
                line.lineNo(),
                invoice.issuedOn(),
                invoice.supplierTaxNo(),
                line.name(),
                line.spec(),
                line.unit(),
                line.quantity(),
                line.amount(),
                line.rate(),
                used == null ? BigDecimal.ZERO : used.quantity(),
                used == null ? Money.zero("CNY") : Money.of(used.taxable(), "CNY"));
    }
}
