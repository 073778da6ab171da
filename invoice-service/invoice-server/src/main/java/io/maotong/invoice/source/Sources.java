package io.maotong.invoice.source;

import io.maotong.core.error.BusinessException;
import io.maotong.customs.api.CustomsEntry;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What other services said about the current merchant. */
@Service
public class Sources {

    /** @param taxNo unified social credit code @param regionCode six digits, GB/T 2260 */
    public record Taxpayer(String taxNo, String name, String regionCode) {}

    private final SourceMapper mapper;
    private final JsonMapper json;

    Sources(SourceMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    /** @throws BusinessException {@link InvoiceError#NO_QUALIFICATION} as long as the company has no code */
    public Taxpayer taxpayer() {
        return taxpayer(mapper.merchant());
    }

    /** The same; what the merchant's people press at once happens one after the other until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taxpayer lockTaxpayer() {
        return taxpayer(mapper.lockMerchant());
    }

    /** Ids of all merchants that the bureau knows; for work on behalf of each of them. */
    public List<Long> taxpayers() {
        return MerchantScope.everywhere("a round over all taxpayers", mapper::taxpayers);
    }

    /** Merchants who are taxpayers, in the order of their ids; of all merchants if the scope is everywhere. */
    public List<Long> merchantsAfter(long after, int limit) {
        return mapper.merchantsAfter(after, limit);
    }

    private static Taxpayer taxpayer(MerchantRow row) {
        if (row == null || row.creditCode == null || row.companyName == null) {
            throw new BusinessException(InvoiceError.NO_QUALIFICATION, InvoiceError.NO_QUALIFICATION.title());
        }
        // Positions 3 to 8 of the code are the region in which it was given out.
        String region = row.regionCode == null ? row.creditCode.substring(2, 8) : row.regionCode;
        return new Taxpayer(row.creditCode, row.companyName, region);
    }

    public List<CustomsEntry> entries(Collection<String> entryIds) {
        if (entryIds.isEmpty()) {
            return List.of();
        }
        return mapper.entries(entryIds).stream()
                .map(row -> json.readValue(row.document, CustomsEntry.class))
                .toList();
    }

    /** Declarations without an export invoice, oldest first. */
    public List<String> entriesWithoutInvoice(int limit) {
        return mapper.notInvoiced(limit);
    }
}
