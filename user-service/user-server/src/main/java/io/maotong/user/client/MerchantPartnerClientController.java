package io.maotong.user.client;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Partner systems of the merchant: they sign in with client credentials. */
@RestController
@RequestMapping("/api/merchant/merchants/current/partner-clients")
class MerchantPartnerClientController {

    private final Clients clients;

    MerchantPartnerClientController(Clients clients) {
        this.clients = clients;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('merchant:manage')")
    Map<String, List<PartnerClientResponse>> list() {
        return Map.of("items", clients.partners());
    }

    @PostMapping
    @PreAuthorize("hasAuthority('merchant:manage')")
    @ResponseStatus(HttpStatus.CREATED)
    PartnerClientResponse add(@RequestBody PartnerClientRequest request) {
        return clients.addPartner(request);
    }

    @DeleteMapping("/{clientId}")
    @PreAuthorize("hasAuthority('merchant:manage')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String clientId) {
        clients.removePartner(clientId);
    }
}
