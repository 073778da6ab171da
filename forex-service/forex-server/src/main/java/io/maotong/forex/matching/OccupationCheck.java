package io.maotong.forex.matching;

import java.util.Collection;
import java.util.Set;

/** Says which matches refund batches use, so that nobody takes them apart. */
public interface OccupationCheck {

    /** @return those of the ids that are in use */
    Set<Long> occupied(Collection<Long> allocationIds);
}
