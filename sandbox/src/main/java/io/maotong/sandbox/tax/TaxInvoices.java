package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The platform's invoices for the bureau that refunds tax on them. */
@Component
public class TaxInvoices {

    private final InvoiceVault vault;
    private final TaxParties parties;

    /**
     * @param special a special VAT invoice
     * @param exportPolicy 01 refund, 02 exempt, 03 taxed, empty = not an export invoice
     * @param sound neither red, void, abnormal nor locked
     * @param selectedForRefund the buyer uses it for refund and for nothing else
     * @param rates levy rates on its lines, trailing zeros stripped
     */
    public record Invoice(
            String number,
            boolean special,
            String exportPolicy,
            String sellerTaxNo,
            String buyerTaxNo,
            LocalDate issuedOn,
            BigDecimal amount,
            boolean sound,
            boolean selectedForRefund,
            Set<BigDecimal> rates) {}

    TaxInvoices(InvoiceVault vault, TaxParties parties) {
        this.vault = vault;
        this.parties = parties;
    }

    /** The invoices known among those asked for, by number. */
    public Map<String, Invoice> byNumbers(Collection<String> numbers) {
        Map<String, HeldInvoice> held = vault.byNumbers(numbers);
        Map<String, List<HeldLine>> lines = vault.lines(new ArrayList<>(held.keySet()));
        Map<String, Invoice> found = new HashMap<>();
        held.forEach((number, invoice) -> found.put(
                number,
                new Invoice(
                        number,
                        invoice.fplx().equals("81"),
                        invoice.exportPolicy(),
                        invoice.sellerTaxNo(),
                        invoice.buyerTaxNo(),
                        invoice.issuedAt().toLocalDate(),
                        invoice.hjje(),
                        invoice.sound(),
                        invoice.hxyt().equals("2"),
                        lines.getOrDefault(number, List.of()).stream()
                                .map(line -> line.slv().stripTrailingZeros())
                                .collect(Collectors.toSet()))));
        return found;
    }

    /** The name held of a taxpayer. */
    public Optional<String> nameOf(String taxNo) {
        return parties.nameOf(taxNo);
    }
}
