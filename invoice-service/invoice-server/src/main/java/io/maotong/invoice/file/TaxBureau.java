package io.maotong.invoice.file;

import java.util.Map;
import java.util.Optional;

/**
 * The bureau that an invoice number names in its third and fourth digit.
 *
 * @param code 11 digits
 */
record TaxBureau(String province, String code, String name) {

    private static final Map<String, String> NAMES = DatedTable.read("/table/tax-bureau.csv");

    static Optional<TaxBureau> of(String invoiceNumber) {
        String province = invoiceNumber.substring(2, 4);
        return Optional.ofNullable(NAMES.get(province))
                .map(name -> new TaxBureau(province, "1" + province + "00000000", "国家税务总局" + name + "税务局"));
    }
}
