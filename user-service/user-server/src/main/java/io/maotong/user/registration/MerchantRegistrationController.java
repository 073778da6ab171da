package io.maotong.user.registration;

import io.maotong.core.id.Ids;
import io.maotong.web.security.CurrentActor;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Founding a company 企业开办, from the wished name to the business licence. */
@RestController
@RequestMapping("/api/merchant/company-registrations")
class MerchantRegistrationController {

    private final Registrations registrations;

    MerchantRegistrationController(Registrations registrations) {
        this.registrations = registrations;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('registration:manage')")
    @ResponseStatus(HttpStatus.CREATED)
    RegistrationResponse create(@RequestBody RegistrationRequest request) {
        return registrations.create(request, CurrentActor.get().id());
    }

    @GetMapping
    @PreAuthorize("hasAuthority('registration:manage')")
    Map<String, List<RegistrationResponse>> list() {
        return Map.of("items", registrations.list());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('registration:manage')")
    RegistrationResponse get(@PathVariable String id) {
        return registrations.get(Ids.parse(id));
    }

    /** Replaces the data of a draft or answers a correction; send it with {@code :submit} afterwards. */
    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('registration:manage')")
    RegistrationResponse change(@PathVariable String id, @RequestBody RegistrationRequest request) {
        return registrations.change(Ids.parse(id), request, CurrentActor.get().id());
    }

    /** Confirms the papers and sends everything; the rest happens by itself, see {@code status} and {@code steps}. */
    @PostMapping("/{id}:submit")
    @PreAuthorize("hasAuthority('registration:manage')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RegistrationResponse submit(@PathVariable String id) {
        return registrations.submit(Ids.parse(id), CurrentActor.get().id());
    }

    /** Gives up, as long as the register does not have the application. */
    @PostMapping("/{id}:withdraw")
    @PreAuthorize("hasAuthority('registration:manage')")
    RegistrationResponse withdraw(@PathVariable String id) {
        return registrations.withdraw(Ids.parse(id), CurrentActor.get().id());
    }
}
