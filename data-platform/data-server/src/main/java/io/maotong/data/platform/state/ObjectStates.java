package io.maotong.data.platform.state;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The newest state of every object of the current merchant. */
@Service
public class ObjectStates {

    /** @param amount null if the object has none */
    public record State(ObjectKind kind, String objectId, long version, String status, Money amount) {}

    /** How many objects are in a state, with the sum of their amounts in one currency (null if they have none). */
    public record Count(ObjectKind kind, String status, String currency, long objects, BigDecimal amount) {}

    private final ObjectStateMapper mapper;
    private final Clock clock;

    ObjectStates(ObjectStateMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Writes a page of states in one statement. */
    public void save(List<State> states) {
        if (!states.isEmpty()) {
            Instant now = clock.instant();
            mapper.save(states.stream().map(state -> row(state, now)).toList());
        }
    }

    public List<Count> counts() {
        return mapper.counts().stream()
                .map(count ->
                        new Count(count.kind(), count.status(), count.currency(), count.objects(), count.amount()))
                .toList();
    }

    /** When the newest change arrived. */
    public Optional<Instant> newest() {
        return Optional.ofNullable(mapper.newest());
    }

    private static ObjectStateRow row(State state, Instant now) {
        ObjectStateRow row = new ObjectStateRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.kind = state.kind();
        row.objectId = state.objectId();
        row.version = state.version();
        row.status = state.status();
        row.amount = state.amount() == null ? null : state.amount().amount();
        row.currency = state.amount() == null ? null : state.amount().currency();
        row.changedAt = now;
        return row;
    }
}
