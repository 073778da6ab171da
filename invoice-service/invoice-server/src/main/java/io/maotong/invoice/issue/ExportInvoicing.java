package io.maotong.invoice.issue;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.money.Money;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.calculation.Arithmetic;
import io.maotong.invoice.rule.LengthPolicy;
import io.maotong.invoice.rule.RuleBook;
import io.maotong.invoice.rule.RuleInput;
import io.maotong.invoice.rule.RuleProperties;
import io.maotong.invoice.source.Sources.Taxpayer;
import io.maotong.invoice.taxclass.RateTable;
import io.maotong.invoice.taxclass.TaxClass;
import io.maotong.invoice.taxclass.TaxClasses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes the export invoice of a declaration: one line for each item, its amount rounded once from the FOB value at the
 * rate of the month of export, the header the sum of the lines (tax.md 1.1, 1.6).
 */
final class ExportInvoicing {

    private static final int LONGEST_NAME = 250;
    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal RATE = new BigDecimal("0.000000");

    /** How it ended. */
    sealed interface Result {

        record Drafted(InvoiceDraft draft) implements Result {}

        record Refused(List<Violation> violations) implements Result {}
    }

    private final Taxpayer seller;
    private final ExchangeRates rates;
    private final TaxClasses classes;
    private final InvoiceProperties.Issue settings;
    private final RuleProperties rules;

    ExportInvoicing(
            Taxpayer seller,
            ExchangeRates rates,
            TaxClasses classes,
            InvoiceProperties.Issue settings,
            RuleProperties rules) {
        this.seller = seller;
        this.rates = rates;
        this.classes = classes;
        this.settings = settings;
        this.rules = rules;
    }

    /** @param buyer printed as the buyer; the collective name if null */
    Result draft(CustomsEntry entry, String buyer) {
        Violations violations = new Violations();
        TreeSet<String> currencies = new TreeSet<>();
        entry.lines().forEach(line -> currencies.add(line.total().currency()));
        violations.check(
                currencies.size() == 1,
                InvoiceError.SEVERAL_CURRENCIES,
                entry.entryId(),
                "CURRENCY",
                "1",
                Text.of("报关单币制 %s，须为一种", "The declaration has the currencies %s")
                        .with(currencies));
        String currency = currencies.isEmpty() ? "CNY" : currencies.first();
        Optional<ExchangeRate> rate = rates.find(currency, entry.exportDate());
        violations.check(
                rate.isPresent(),
                InvoiceError.NO_EXCHANGE_RATE,
                entry.entryId(),
                "RATE",
                null,
                Text.of("没有 %s 在 %s 的汇率", "There is no rate of %s on %s").with(currency, entry.exportDate()));
        if (!violations.isEmpty()) {
            return new Result.Refused(violations.list());
        }
        List<InvoiceDraft.Line> lines = new ArrayList<>();
        for (CustomsEntry.Line line : entry.lines()) {
            line(entry, line, rate.get().rate(), lines.size() + 1, violations).ifPresent(lines::add);
        }
        if (!violations.isEmpty()) {
            return new Result.Refused(violations.list());
        }
        InvoiceDraft draft = header(entry, buyer, rate.get(), currency, lines);
        List<Violation> broken = RuleBook.declared(new RuleInput(
                        draft.document(settings.drawer()),
                        entry.exportDate(),
                        seller.taxNo(),
                        seller.name(),
                        Map.of(),
                        new RateTable(List.of()),
                        number -> false,
                        rules,
                        LengthPolicy.CHARACTERS))
                .errors();
        return broken.isEmpty() ? new Result.Drafted(draft) : new Result.Refused(broken);
    }

    private Optional<InvoiceDraft.Line> line(
            CustomsEntry entry, CustomsEntry.Line line, BigDecimal rate, int lineNo, Violations violations) {
        Optional<TaxClass> taxClass = classes.find(line.commodityCode(), entry.exportDate());
        if (taxClass.isEmpty()) {
            violations.add(Violation.of(
                    InvoiceError.TAX_CLASS,
                    entry.entryId() + "/" + line.itemNo(),
                    "40010",
                    null,
                    Text.of("商品编码 %s 没有税收分类编码", "No tax classification for the commodity %s")
                            .with(line.commodityCode())));
            return Optional.empty();
        }
        BigDecimal deal = line.total().amount();
        BigDecimal amount = deal.multiply(rate).setScale(2, RoundingMode.HALF_UP);
        BigDecimal quantity = printable(line.quantity());
        BigDecimal price = quantity == null ? null : price(amount, quantity);
        return Optional.of(new InvoiceDraft.Line(
                lineNo,
                line.itemNo(),
                name(line.name()),
                taxClass.get().shortName(),
                classes.unitName(line.unit()),
                price == null ? null : quantity,
                price,
                amount,
                RATE,
                ZERO,
                taxClass.get().code(),
                line.commodityCode(),
                deal));
    }

    // The asterisks belong to the platform, and the goods keep their name without them.
    private static String name(String name) {
        String plain = name == null ? "" : name.replace('*', '×').strip();
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME);
    }

    private static BigDecimal printable(BigDecimal quantity) {
        if (quantity == null || quantity.signum() <= 0) {
            return null;
        }
        BigDecimal plain = quantity.stripTrailingZeros();
        boolean fits = plain.scale() <= Arithmetic.PRICE_DECIMALS && plain.precision() - plain.scale() <= 12;
        return fits ? plain : null;
    }

    // The price comes from the amount, so that both fit; where too few digits are left for it, none is printed.
    private BigDecimal price(BigDecimal amount, BigDecimal quantity) {
        BigDecimal price = Arithmetic.price(amount, quantity, settings.priceDigits());
        return price == null || price.signum() < 0 ? null : price;
    }

    private InvoiceDraft header(
            CustomsEntry entry, String buyer, ExchangeRate rate, String currency, List<InvoiceDraft.Line> lines) {
        BigDecimal amount = lines.stream().map(InvoiceDraft.Line::amount).reduce(ZERO, BigDecimal::add);
        BigDecimal deal = Money.sum(
                        entry.lines().stream().map(CustomsEntry.Line::total).toList(), currency)
                .amount();
        List<String> orderNos = entry.lines().stream()
                .flatMap(line -> line.sources().stream())
                .map(CustomsEntry.Source::orderNo)
                .distinct()
                .sorted()
                .toList();
        String name = buyer == null || buyer.isBlank()
                ? settings.collectiveBuyer()
                        + (entry.destinationCountry() == null ? "" : "（" + entry.destinationCountry() + "）")
                : buyer.strip();
        return new InvoiceDraft(
                entry.entryId(),
                seller.taxNo(),
                seller.name(),
                seller.regionCode(),
                name,
                settings.exportPolicy(),
                amount,
                ZERO,
                amount,
                currency,
                deal,
                rate,
                settings.tradeTerm(),
                remark(entry.entryId(), currency, deal, rate, orderNos),
                orderNos,
                lines);
    }

    /** Contract or orders, currency, amount, rate, trade term and declaration, in what room there is. */
    private String remark(String entryId, String currency, BigDecimal deal, ExchangeRate rate, List<String> orderNos) {
        String facts = "报关单号：" + entryId + "；币种：" + currency + "；外币金额：" + deal.toPlainString() + "；汇率："
                + rate.rate().stripTrailingZeros().toPlainString() + "（" + rate.rateDate() + "）；成交方式："
                + settings.tradeTerm();
        if (orderNos.isEmpty()) {
            return facts;
        }
        StringBuilder orders = new StringBuilder("；合同/订单号：");
        String more = "等" + orderNos.size() + "单";
        int room = settings.remarkLength() - facts.length() - more.length();
        int written = 0;
        for (String orderNo : orderNos) {
            String next = (written == 0 ? "" : "、") + orderNo;
            if (orders.length() + next.length() > room) {
                break;
            }
            orders.append(next);
            written++;
        }
        return written == orderNos.size() ? facts + orders : facts + orders + more;
    }
}
