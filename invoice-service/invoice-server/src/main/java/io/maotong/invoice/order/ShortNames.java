package io.maotong.invoice.order;

import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.Classifications;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The short names of tax classifications, which are printed between asterisks. */
@Component
public class ShortNames {

    private final Classifications classifications;
    private final Clock clock;

    ShortNames(Classifications classifications, Clock clock) {
        this.classifications = classifications;
        this.clock = clock;
    }

    /** Codes that are not known today are left out. */
    public Map<String, String> of(Collection<String> codes) {
        return classifications
                .find(codes.stream().filter(Objects::nonNull).collect(Collectors.toSet()), BusinessTime.today(clock))
                .values()
                .stream()
                .collect(Collectors.toMap(Classification::code, Classification::shortName));
    }
}
