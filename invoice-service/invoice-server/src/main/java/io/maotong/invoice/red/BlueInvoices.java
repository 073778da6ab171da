package io.maotong.invoice.red;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.api.InputInvoice;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.input.InputInvoices;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.source.Sources;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what is to be reversed: an invoice that our merchant issued, or one that a supplier did. */
@Component
class BlueInvoices {

    private static final Pattern DIGITAL = Pattern.compile("\\d{20}");
    private static final Pattern LEGACY = Pattern.compile("\\d{18}|\\d{20}|\\d{10,12}-?\\d{8}");
    private static final Pattern PRINTED = Pattern.compile("\\*([^*]*)\\*(.+)", Pattern.DOTALL);
    private static final Set<String> SPECIAL_INPUT =
            Set.of("DIGITAL_SPECIAL", "DIGITAL_PAPER_SPECIAL", "LEGACY_SPECIAL", "LEGACY_E_SPECIAL");

    // The desk tells its listeners, and one of them asks here.
    private final ObjectProvider<InvoiceDesk> desk;
    private final InputInvoices inputs;
    private final Sources sources;

    BlueInvoices(ObjectProvider<InvoiceDesk> desk, InputInvoices inputs, Sources sources) {
        this.desk = desk;
        this.inputs = inputs;
        this.sources = sources;
    }

    /**
     * @throws BusinessException {@link InvoiceError#RED_BLUE_STATE} for an invoice of the tax-control devices
     * @throws NotFoundException if our merchant neither issued nor received it
     */
    BlueInvoice get(String number) {
        refuseLegacy(number);
        return find(number).orElseThrow(() -> new NotFoundException("invoice", number));
    }

    Optional<BlueInvoice> find(String number) {
        Optional<StoredInvoice> own = desk.getObject().findByNumber(number);
        if (own.isPresent()) {
            return Optional.of(issued(own.get()));
        }
        return inputs.find(number).map(this::received);
    }

    private static void refuseLegacy(String number) {
        if (number != null
                && !DIGITAL.matcher(number).matches()
                && LEGACY.matcher(number).matches()) {
            throw new BusinessException(
                    InvoiceError.RED_BLUE_STATE,
                    List.of(
                            Violation.of(
                                    InvoiceError.RED_BLUE_STATE,
                                    "blueNumber",
                                    "LEGACY",
                                    "20 digits",
                                    Text.of(
                                            "该发票由税控设备开具：设备未注销的，须在税控设备中开具红字发票；已注销的，请在电子税务局办理",
                                            "The invoice was issued by a tax-control device: reverse it in the device, or at the bureau once the device is cancelled"))));
        }
    }

    private static BlueInvoice issued(StoredInvoice stored) {
        InvoiceDocument document = stored.document();
        boolean buyerCannotUse = document.buyer().naturalPerson()
                || document.buyer().taxNo() == null
                || document.kind() == InvoiceKind.EXPORT
                || document.kind().isPurchase();
        boolean reversible = stored.status().isIssued()
                && stored.accepted()
                && !document.isRed()
                && stored.status() != InvoiceStatus.REVERSED;
        return new BlueInvoice(
                Side.SELLER,
                stored.id(),
                document.number(),
                document.kind().uploadCode(),
                document.issuedAt(),
                document.amount(),
                document.tax(),
                document.seller(),
                document.buyer(),
                buyerCannotUse ? BlueUse.CANNOT_USE : BlueUse.UNKNOWN,
                reversible,
                document.isRed() ? "RED" : stored.status().name(),
                BlueLine.of(document.lines()),
                document);
    }

    private BlueInvoice received(InputInvoice invoice) {
        boolean used = !invoice.use().equals("UNUSED");
        return new BlueInvoice(
                Side.BUYER,
                null,
                invoice.number(),
                SPECIAL_INPUT.contains(invoice.kind()) ? "01" : "02",
                inputs.issuedAt(invoice.number())
                        .orElseGet(() -> invoice.issuedOn()
                                .atStartOfDay(BusinessTime.ZONE)
                                .toInstant()),
                invoice.amount().amount(),
                invoice.tax().amount(),
                Party.company(invoice.supplierTaxNo(), invoice.supplierName()),
                Party.company(invoice.buyerTaxNo(), sources.taxpayer().name()),
                used ? BlueUse.USED : BlueUse.UNUSED,
                invoice.status().equals("NORMAL") || invoice.status().equals("PART_REVERSED"),
                invoice.status(),
                BlueLine.of(invoice.lines().stream().map(BlueInvoices::line).toList()),
                null);
    }

    private static InvoiceLine line(InputInvoice.Line line) {
        Matcher printed = PRINTED.matcher(line.name());
        boolean classified = printed.matches();
        return new InvoiceLine(
                line.lineNo(),
                null,
                classified ? printed.group(2) : line.name(),
                classified ? printed.group(1) : "",
                line.spec(),
                line.unit(),
                line.quantity(),
                line.unitPrice(),
                line.amount().amount(),
                line.rate(),
                line.tax().amount(),
                null,
                line.taxClassCode(),
                line.amount().isNegative() ? LineNature.DISCOUNT : LineNature.NORMAL,
                null);
    }
}
