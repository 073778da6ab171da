package io.maotong.invoice.input;

import io.maotong.core.party.CreditCode;
import io.maotong.data.key.KeyService;
import io.maotong.invoice.document.TaxNumber;
import org.springframework.stereotype.Component;

/** Whose number a supplier's is: an organisation's is public, a natural person's is encrypted and found by its blind index. */
@Component
class InputSuppliers {

    private final KeyService keys;

    InputSuppliers(KeyService keys) {
        this.keys = keys;
    }

    String keyOf(String number) {
        return keys.blindIndex("supplier:" + CreditCode.normalise(number));
    }

    /** Gives the row its index and, where it is a person's, takes the number out of the plain column. */
    void hide(InputInvoiceRow row) {
        if (row.supplierKey != null) {
            return;
        }
        row.supplierKey = keyOf(row.supplierTaxNo);
        if (TaxNumber.isPersonal(row.supplierTaxNo)) {
            row.supplierPersonNo = row.supplierTaxNo;
            row.supplierTaxNo = null;
            row.contentHash = keyed(row.contentHash);
        }
    }

    /** @param news hidden already */
    boolean sameContent(InputInvoiceRow known, InputInvoiceRow news) {
        // One of before that waits for its conversion.
        boolean older = known.supplierKey == null && news.supplierPersonNo != null;
        return (older ? keyed(known.contentHash) : known.contentHash).equals(news.contentHash);
    }

    /** A digest without a key would tell the number to whoever tries all of them. */
    String keyed(String contentHash) {
        return keys.blindIndex("content:" + contentHash);
    }
}
