package io.maotong.customs.qualification;

import io.maotong.data.scope.MerchantScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The merchants as customs knows them. */
@Component
public class Declarants {

    private final QualificationMapper mapper;

    Declarants(QualificationMapper mapper) {
        this.mapper = mapper;
    }

    /** The current merchant. */
    public Optional<Declarant> current() {
        return Optional.ofNullable(mapper.ofMerchant(MerchantScope.merchantId()))
                .map(Declarant::of);
    }

    /** Whose receipts a queue carries. */
    public Optional<Declarant> ofQueue(String queue) {
        return MerchantScope.everywhere("a queue names its merchant", () -> Optional.ofNullable(mapper.ofQueue(queue)))
                .map(Declarant::of);
    }

    /** The receipt queues of all merchants. */
    public List<String> queues() {
        return MerchantScope.everywhere("one listener serves all merchants", () -> {
            List<String> queues = new ArrayList<>();
            long after = 0;
            List<QualificationRow> page = mapper.withQueue(after);
            while (!page.isEmpty()) {
                page.forEach(row -> queues.add(row.receiptQueue));
                page = mapper.withQueue(page.getLast().id);
            }
            return queues;
        });
    }
}
