package io.maotong.sandbox.port;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The declarations (报关单) that the single window holds, for those who check against them. */
public interface CustomsEntries {

    /**
     * @param entryId 18 digits
     * @param ebcCode consignor: customs code or USCC as declared
     * @param consignorUscc USCC of the consignor when the customs office knows it, else null
     */
    record Entry(String entryId, String ebcCode, String consignorUscc, LocalDate exportedOn, List<Item> items) {}

    /**
     * One merged line; its 21-digit number is {@code entryId + gnum(3)}.
     *
     * @param currency customs currency code
     * @param total FOB in that currency
     */
    record Item(
            int gnum,
            String gcode,
            String gname,
            BigDecimal quantity,
            String unit,
            BigDecimal quantity1,
            String unit1,
            String currency,
            BigDecimal total) {}

    /** The entries known among those asked for, by entry id. */
    Map<String, Entry> byEntryIds(Collection<String> entryIds);
}
