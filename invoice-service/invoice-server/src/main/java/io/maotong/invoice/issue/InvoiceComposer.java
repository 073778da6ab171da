package io.maotong.invoice.issue;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.party.CreditCode;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.calculation.Arithmetic;
import io.maotong.invoice.calculation.Figures;
import io.maotong.invoice.calculation.Totals;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.rule.RuleBook;
import io.maotong.invoice.rule.RuleProperties;
import io.maotong.invoice.source.Sources.Taxpayer;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.Classifications;
import io.maotong.invoice.title.Titles;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes an invoice of what a person entered: computes what is missing and keeps what is there. */
@Component
final class InvoiceComposer {

    private static final String BY_DIFFERENCE = "02";
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** @param gaps what could not be computed; zero stands in its place, so that all else can be checked */
    record Composed(InvoiceDocument document, List<Violation> gaps) {}

    private final Classifications classifications;
    private final Titles titles;
    private final InvoiceProperties.Issue settings;
    private final RuleProperties rules;
    private final Clock clock;

    InvoiceComposer(
            Classifications classifications,
            Titles titles,
            InvoiceProperties properties,
            RuleProperties rules,
            Clock clock) {
        this.classifications = classifications;
        this.titles = titles;
        this.settings = properties.issue();
        this.rules = rules;
        this.clock = clock;
    }

    /** @param before the draft that is changed, or null */
    Composed compose(InvoiceRequest request, Taxpayer taxpayer, InvoiceDocument before) {
        List<Violation> gaps = new ArrayList<>();
        List<InvoiceLine> lines = lines(request, gaps);
        Totals totals = Totals.of(lines);
        boolean purchase = request.kind().isPurchase();
        Party own = own(taxpayer, purchase ? request.buyer() : request.seller(), before, purchase);
        Party other = purchase ? farmer(request, before) : buyer(request, before);
        InvoiceDocument document = new InvoiceDocument(
                null,
                request.kind(),
                empty(request.specialElement()) == null ? request.kind().specialElement() : request.specialElement(),
                empty(request.differential()),
                empty(request.exportPolicy()),
                purchase ? other : own,
                purchase ? own : other,
                lines,
                totals.amount(),
                totals.tax(),
                totals.total(),
                empty(request.settlement()),
                empty(request.drawer()) == null
                        ? settings.drawer()
                        : request.drawer().strip(),
                empty(request.payee()),
                empty(request.reviewer()),
                remark(request, lines),
                request.showSellerBank(),
                request.showBuyerBank(),
                request.showSellerAddress(),
                request.showBuyerAddress(),
                null,
                null,
                request.deal(),
                request.vouchers(),
                request.buyerAgent(),
                empty(request.levyRefund()));
        return new Composed(document, gaps);
    }

    private List<InvoiceLine> lines(InvoiceRequest request, List<Violation> gaps) {
        Map<String, Classification> classes = classifications.find(
                request.lines().stream()
                        .map(InvoiceRequest.Line::taxClassCode)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                BusinessTime.today(clock));
        List<InvoiceLine> lines = new ArrayList<>();
        for (InvoiceRequest.Line line : request.lines()) {
            int index = lines.size();
            Figures figures = figures(request, line, index, gaps);
            Classification known = classes.get(line.taxClassCode());
            lines.add(new InvoiceLine(
                    index + 1,
                    null,
                    line.name() == null ? "" : line.name().strip(),
                    known == null ? "" : known.shortName(),
                    empty(line.spec()),
                    empty(line.unit()),
                    figures.quantity(),
                    figures.unitPrice(),
                    figures.amount(),
                    line.rate() == null ? BigDecimal.ZERO : line.rate(),
                    figures.tax(),
                    line.deduction(),
                    line.taxClassCode() == null ? "" : line.taxClassCode().strip(),
                    line.nature() == null ? LineNature.NORMAL : line.nature(),
                    empty(line.preference())));
        }
        return lines;
    }

    private Figures figures(InvoiceRequest request, InvoiceRequest.Line line, int index, List<Violation> gaps) {
        boolean priced = line.quantity() != null && line.unitPrice() != null;
        if (line.rate() == null) {
            gaps.add(Violation.of(
                    InvoiceError.RATE_NOT_ALLOWED,
                    "lines[" + index + "].rate",
                    "40011",
                    null,
                    Text.of("请选择税率", "Choose a rate")));
        }
        if (line.amount() == null && !priced) {
            gaps.add(Violation.of(
                    InvoiceError.LINE_AMOUNT,
                    "lines[" + index + "].amount",
                    "40031",
                    null,
                    Text.of("请填写金额，或同时填写数量和单价", "Give the amount, or both quantity and price")));
        }
        if (line.rate() == null
                || (line.amount() == null && !priced)
                || line.rate().signum() < 0) {
            return new Figures(line.quantity(), line.unitPrice(), NOTHING, NOTHING);
        }
        if (BY_DIFFERENCE.equals(request.differential()) && line.deduction() != null && line.tax() == null) {
            BigDecimal inclusive = inclusive(request, line);
            if (line.deduction().compareTo(inclusive) < 0) {
                return Arithmetic.differential(
                        line.quantity(), inclusive, line.deduction(), line.rate(), rules.priceDigits());
            }
        }
        return request.taxIncluded()
                ? inclusiveFigures(line)
                : Arithmetic.exclusive(line.quantity(), line.unitPrice(), line.amount(), line.tax(), line.rate());
    }

    // The price without tax follows from the amount. A price without a quantity is a mistake that the rules tell.
    private Figures inclusiveFigures(InvoiceRequest.Line line) {
        Figures figures = Arithmetic.inclusive(
                line.quantity(), line.unitPrice(), line.amount(), line.tax(), line.rate(), rules.priceDigits());
        return line.quantity() == null && line.unitPrice() != null
                ? new Figures(null, line.unitPrice(), figures.amount(), figures.tax())
                : figures;
    }

    // The deduction is taken from the amount with tax, however the line is entered.
    private static BigDecimal inclusive(InvoiceRequest request, InvoiceRequest.Line line) {
        BigDecimal given = line.amount() == null ? Arithmetic.amount(line.quantity(), line.unitPrice()) : line.amount();
        return request.taxIncluded() ? given : given.add(Arithmetic.tax(given, line.rate()));
    }

    private static String remark(InvoiceRequest request, List<InvoiceLine> lines) {
        String remark = empty(request.remark());
        boolean difference = BY_DIFFERENCE.equals(request.differential())
                && lines.size() == 1
                && lines.getFirst().deduction() != null
                && lines.getFirst().deduction().stripTrailingZeros().scale() <= 2;
        if (!difference) {
            return remark;
        }
        String begin = RuleBook.differentialRemark(lines.getFirst().deduction());
        if (remark == null) {
            return begin;
        }
        return remark.startsWith(begin) ? remark : begin + remark;
    }

    private Party buyer(InvoiceRequest request, InvoiceDocument before) {
        if (empty(request.titleId()) != null) {
            return titles.snapshot(Ids.parse(request.titleId())).party();
        }
        if (request.buyer() == null && before != null) {
            return before.buyer();
        }
        return cleaned(request.buyer());
    }

    private static Party farmer(InvoiceRequest request, InvoiceDocument before) {
        return request.seller() == null && before != null ? before.seller() : cleaned(request.seller());
    }

    // Who issues is not a matter of typing; address and bank are.
    private static Party own(Taxpayer taxpayer, Party given, InvoiceDocument before, boolean purchase) {
        Party details = given;
        if (details == null && before != null) {
            details = purchase ? before.buyer() : before.seller();
        }
        if (details == null) {
            return Party.company(taxpayer.taxNo(), taxpayer.name());
        }
        return new Party(
                empty(details.taxNo()) == null ? taxpayer.taxNo() : CreditCode.normalise(details.taxNo()),
                empty(details.name()) == null ? taxpayer.name() : details.name().strip(),
                empty(details.address()),
                empty(details.telephone()),
                empty(details.bank()),
                empty(details.account()),
                false);
    }

    private static Party cleaned(Party party) {
        if (party == null) {
            return new Party(null, "", null, null, null, null, false);
        }
        return new Party(
                empty(party.taxNo()) == null ? null : CreditCode.normalise(party.taxNo()),
                party.name() == null ? "" : party.name().strip(),
                empty(party.address()),
                empty(party.telephone()),
                empty(party.bank()),
                empty(party.account()),
                party.naturalPerson());
    }

    private static String empty(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
