package io.maotong.invoice.order;

import io.maotong.invoice.document.Party;
import java.util.Collection;
import java.util.Map;

/** The titles that customers are invoiced under. */
public interface BuyerTitles {

    /** By the number of the customer; customers without a usable title are left out. */
    Map<String, Party> of(Collection<String> customerNos);
}
