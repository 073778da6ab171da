package io.maotong.web.command;

import io.maotong.core.error.NotFoundException;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The tamper-evident log of commands of this service. */
@RestController
@RequestMapping("/api/ops/command-log")
class OpsCommandLogController {

    private final CommandChain chain;

    OpsCommandLogController(CommandChain chain) {
        this.chain = chain;
    }

    /** @param firstBroken sequence number of the first altered row; null if the chain is whole */
    record VerificationResponse(boolean whole, Long firstBroken) {}

    record RootResponse(LocalDate day, String hash) {}

    @GetMapping("/verification")
    @PreAuthorize("hasAuthority('audit:read')")
    VerificationResponse verify() {
        OptionalLong broken = chain.firstBroken();
        return new VerificationResponse(broken.isEmpty(), broken.isPresent() ? broken.getAsLong() : null);
    }

    @GetMapping("/roots/{day}")
    @PreAuthorize("hasAuthority('audit:read')")
    RootResponse root(@PathVariable LocalDate day) {
        return chain.root(day)
                .map(hash -> new RootResponse(day, hash))
                .orElseThrow(() -> new NotFoundException("sealed day", day));
    }
}
