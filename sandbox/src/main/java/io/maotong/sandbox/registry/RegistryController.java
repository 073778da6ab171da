package io.maotong.sandbox.registry;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.SerialStore;
import io.maotong.sandbox.registry.RegistryForms.Application;
import io.maotong.sandbox.registry.RegistryForms.ApplicationState;
import io.maotong.sandbox.registry.RegistryForms.CompanyState;
import io.maotong.sandbox.registry.RegistryForms.NameCheck;
import io.maotong.sandbox.registry.RegistryForms.PersonCheck;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register's interface (市场监管). */
@RestController
@RequestMapping("/registry")
final class RegistryController {

    private final RegistryDesk desk;
    private final SerialStore serials;

    RegistryController(RegistryDesk desk, SerialStore serials) {
        this.desk = desk;
        this.serials = serials;
    }

    @PostMapping("/real-name/persons")
    ResponseEntity<String> person(@RequestBody PersonCheck request) {
        return once("registry/real-name", request.serial(), request, HttpStatus.OK, () -> desk.check(request));
    }

    @PostMapping("/name-checks")
    ResponseEntity<String> name(@RequestBody NameCheck request) {
        return once("registry/name-checks", request.serial(), request, HttpStatus.OK, () -> desk.check(request));
    }

    @PostMapping("/applications")
    ResponseEntity<String> apply(@RequestBody Application request) {
        return once("registry/applications", request.serial(), request, HttpStatus.ACCEPTED, () -> desk.apply(request));
    }

    @PutMapping("/applications/{number}")
    ResponseEntity<String> correct(@PathVariable String number, @RequestBody Application request) {
        return once(
                "registry/corrections",
                request.serial(),
                request,
                HttpStatus.ACCEPTED,
                () -> desk.correct(number, request));
    }

    @GetMapping("/applications/{number}")
    ApplicationState application(@PathVariable String number) {
        return desk.application(number).orElseThrow(() -> Refusal.notFound("没有此申请"));
    }

    @GetMapping("/applications")
    ApplicationState applicationBySerial(@RequestParam String serial) {
        return desk.applicationBySerial(serial).orElseThrow(() -> Refusal.notFound("没有此流水号的申请"));
    }

    @GetMapping("/companies/{uscc}")
    CompanyState company(@PathVariable String uscc) {
        return desk.company(uscc).orElseThrow(() -> Refusal.notFound("没有此企业"));
    }

    private ResponseEntity<String> once(
            String scope, String serial, Object request, HttpStatus status, Supplier<?> work) {
        return serials.once(Authority.REGISTRY, scope, serial == null ? "" : serial, request, status, work);
    }
}
