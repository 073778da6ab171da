package io.maotong.forex.occupation;

import io.maotong.forex.matching.OccupationCheck;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which matches are in use. */
@Component
final class Occupations implements OccupationCheck {

    private final OccupationMapper occupations;

    Occupations(OccupationMapper occupations) {
        this.occupations = occupations;
    }

    @Override
    public Set<Long> occupied(Collection<Long> allocationIds) {
        return allocationIds.isEmpty()
                ? Set.of()
                : occupations.ofAllocations(allocationIds).stream()
                        .map(row -> row.allocationId)
                        .collect(Collectors.toSet());
    }
}
