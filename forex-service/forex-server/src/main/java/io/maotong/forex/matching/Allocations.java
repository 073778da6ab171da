package io.maotong.forex.matching;

import io.maotong.core.money.Money;
import java.util.Collection;
import java.util.List;

/** Matches, as refunds see them. */
public interface Allocations {

    /** The current merchant's matches with these ids, locked; those that do not exist or were taken back are absent. */
    List<Allocation> lockActive(Collection<Long> ids);

    record Allocation(long id, String orderNo, Money amount) {}
}
