package io.maotong.sandbox.office;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.SerialStore;
import io.maotong.sandbox.registry.CreditCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The customs office's interface (海关备案). */
@RestController
@RequestMapping("/customs-office/registrations")
final class CustomsOfficeController {

    private final CustomsOffice office;
    private final SerialStore serials;

    CustomsOfficeController(CustomsOffice office, SerialStore serials) {
        this.office = office;
        this.serials = serials;
    }

    @PostMapping
    ResponseEntity<String> register(@RequestBody CustomsOffice.Registration request) {
        new FieldFaults()
                .serial(request.serial())
                .check(CreditCode.valid(request.uscc()), "uscc", "统一社会信用代码校验不通过")
                .present("companyName", request.companyName())
                .check(request.roles() != null && !request.roles().isEmpty(), "roles", "至少选择一种企业类型")
                .refuseIfAny();
        return serials.once(
                Authority.CUSTOMS_OFFICE,
                "customs-office/registrations",
                request.serial(),
                request,
                HttpStatus.ACCEPTED,
                () -> office.accept(request));
    }

    @GetMapping
    CustomsOffice.State state(@RequestParam String serial) {
        return office.bySerial(serial).orElseThrow(() -> Refusal.notFound("没有此流水号的备案申请"));
    }
}
