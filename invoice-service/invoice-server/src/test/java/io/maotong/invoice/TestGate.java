package io.maotong.invoice;

import io.maotong.invoice.issue.OutageGate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;

/** A way to the platform that is closed for whom the test says. */
@TestComponent
public class TestGate implements OutageGate {

    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    public void close(String taxNo) {
        closed.add(taxNo);
    }

    public void open(String taxNo) {
        closed.remove(taxNo);
    }

    @Override
    public Optional<Instant> closedUntil(String issuerTaxNo) {
        return closed.contains(issuerTaxNo) ? Optional.of(Instant.MAX) : Optional.empty();
    }
}
