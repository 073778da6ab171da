package io.maotong.refund.source;

import io.maotong.customs.api.CustomsEntry;
import io.maotong.invoice.api.InputInvoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What is known of the current merchant's declarations, invoices and receipts. */
@Service
public class Sources {

    /** @param nextBatch the number that the merchant's next batch gets */
    public record Merchant(String creditCode, String companyName, String customsCode, int nextBatch) {}

    /** A matched receipt. */
    public record Receipt(
            String allocationId,
            String orderNo,
            String currency,
            BigDecimal amount,
            String payerName,
            String bankReference,
            LocalDate receivedOn) {}

    private final SourceMapper mapper;
    private final JsonMapper json;

    Sources(SourceMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /** Makes the merchant's filings one after the other until the transaction ends. */
    public Optional<Merchant> lockMerchant() {
        return Optional.ofNullable(mapper.lockMerchant()).map(Sources::merchant);
    }

    public Optional<Merchant> merchant() {
        return Optional.ofNullable(mapper.merchant()).map(Sources::merchant);
    }

    public void countBatch() {
        mapper.countBatch();
    }

    public List<CustomsEntry> entriesUntil(LocalDate exportDate) {
        return mapper.entriesUntil(exportDate).stream()
                .map(row -> json.readValue(row.document, CustomsEntry.class))
                .toList();
    }

    /** Normal invoices that the tax platform has confirmed for refund, oldest first. */
    public List<InputInvoice> refundInvoices() {
        return mapper.refundInvoices().stream()
                .map(row -> json.readValue(row.document, InputInvoice.class))
                .toList();
    }

    public List<Receipt> receiptsOf(Collection<String> orderNos) {
        if (orderNos.isEmpty()) {
            return List.of();
        }
        return mapper.receiptsOf(orderNos).stream()
                .map(row -> new Receipt(
                        row.allocationId,
                        row.orderNo,
                        row.currency,
                        row.amount,
                        row.payerName,
                        row.bankReference,
                        row.receivedOn))
                .toList();
    }

    /** Number of the sound export invoice by declaration. */
    public Map<String, String> exportInvoiceNumbers() {
        Map<String, String> numbers = new HashMap<>();
        mapper.exportInvoices().forEach(row -> numbers.putIfAbsent(row.entryId, row.number));
        return numbers;
    }

    /** Declarations whose export invoice was reversed and not issued anew. */
    public Set<String> entriesOfReversedInvoices() {
        Set<String> entries = new HashSet<>(mapper.entriesOfReversedInvoices());
        entries.removeAll(exportInvoiceNumbers().keySet());
        return entries;
    }

    private static Merchant merchant(MerchantRow row) {
        return new Merchant(row.creditCode, row.companyName, row.customsCode, row.nextBatch);
    }
}
