package io.maotong.forex.ledger;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as auditors see it. */
@RestController
@RequestMapping("/api/ops/ledger")
class OpsLedgerController {

    private final LedgerService ledger;

    OpsLedgerController(LedgerService ledger) {
        this.ledger = ledger;
    }

    /** The trial balance of one merchant, with every cached balance beside its replay. */
    @GetMapping("/trial-balance")
    @PreAuthorize("hasAuthority('audit:read')")
    TrialBalance trialBalance(@RequestParam String merchantId) {
        return MerchantScope.call(Ids.parse(merchantId), ledger::trial);
    }
}
