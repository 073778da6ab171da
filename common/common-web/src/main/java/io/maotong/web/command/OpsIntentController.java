package io.maotong.web.command;

import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.IntentRow;
import io.maotong.data.intent.Intents;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Promised work of this service that is waiting, or that needs a person. */
@RestController
@RequestMapping("/api/ops/intents")
class OpsIntentController {

    private static final int MOST = 200;

    private final Intents intents;

    OpsIntentController(Intents intents) {
        this.intents = intents;
    }

    /** @param state OPEN or PARKED */
    record IntentResponse(
            String id,
            String merchantId,
            String kind,
            String reference,
            String state,
            int attempts,
            Instant dueAt,
            Instant createdAt,
            String lastError) {

        static IntentResponse of(IntentRow row) {
            return new IntentResponse(
                    Ids.text(row.id()),
                    Ids.text(row.merchantId()),
                    row.kind(),
                    row.reference(),
                    row.state(),
                    row.attempts(),
                    row.dueAt(),
                    row.createdAt(),
                    row.lastError());
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('operations:read')")
    List<IntentResponse> list(@RequestParam(defaultValue = "PARKED") String state) {
        return intents.pending(state, MOST).stream().map(IntentResponse::of).toList();
    }

    @PostMapping("/{id}:replay")
    @PreAuthorize("hasAuthority('parked:replay')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String id) {
        if (!intents.replay(Ids.parse(id))) {
            throw new NotFoundException("parked intent", id);
        }
    }
}
