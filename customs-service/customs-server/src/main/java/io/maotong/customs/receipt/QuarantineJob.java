package io.maotong.customs.receipt;

import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.RecurringWork;
import io.maotong.customs.document.Reply;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Applies receipts that came before their documents, once those are there; listens to queues that it has not heard of. */
@Component
class QuarantineJob implements RecurringWork {

    private static final Duration PATIENCE = Duration.ofDays(30);
    private static final int PORTION = 500;

    private final ReceiptMapper mapper;
    private final ReceiptService service;
    private final PortListener listener;
    private final Clock clock;

    QuarantineJob(ReceiptMapper mapper, ReceiptService service, PortListener listener, Clock clock) {
        this.mapper = mapper;
        this.service = service;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public void run() {
        listener.catchUp();
        List<ReceiptRow> waiting = MerchantScope.everywhere(
                "a job for all merchants",
                () -> mapper.identifiable(clock.instant().minus(PATIENCE), PORTION));
        Map<Long, Map<String, Set<String>>> byMerchant = new HashMap<>();
        waiting.forEach(row -> byMerchant
                .computeIfAbsent(row.merchantId, id -> new HashMap<>())
                .computeIfAbsent(row.docType, type -> new TreeSet<>())
                .add(row.businessKey));
        byMerchant.forEach((merchant, types) -> MerchantScope.run(merchant, () -> types.forEach(this::apply)));
    }

    private void apply(String type, Set<String> keys) {
        List<Reply> replies =
                mapper.ofKeys(type, keys).stream().map(ReceiptService::reply).toList();
        service.apply(DocumentType.of(type), replies, null);
    }
}
