package io.maotong.sandbox.refundbureau;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.Refusal.FieldFault;
import io.maotong.sandbox.authority.SerialStore;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/refund-bureau/declarations")
final class DeclarationController {

    private final FilingDesk desk;
    private final Declarations declarations;
    private final SerialStore serials;
    private final NumberSequence numbers;
    private final JsonMapper json;

    record SubmittedResponse(String status) {}

    record DeclarationResponse(
            String status,
            String acceptanceNo,
            String approvedAmount,
            String paidAmount,
            OffsetDateTime paidAt,
            String bankRef,
            List<FieldFault> faults) {}

    DeclarationController(
            FilingDesk desk, Declarations declarations, SerialStore serials, NumberSequence numbers, JsonMapper json) {
        this.desk = desk;
        this.declarations = declarations;
        this.serials = serials;
        this.numbers = numbers;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<String> submit(@RequestBody DeclarationRequest form) {
        new FieldFaults().serial(form.serial()).refuseIfAny();
        long running = numbers.next("refund-declaration");
        return serials.once(
                Authority.REFUND_BUREAU, "refund-bureau/declarations", form.serial(), form, HttpStatus.ACCEPTED, () -> {
                    desk.file(running, form);
                    return new SubmittedResponse(DeclarationStatus.SUBMITTED.name());
                });
    }

    @GetMapping
    DeclarationResponse bySerial(@RequestParam String serial) {
        Declaration found = declarations.bySerial(serial).orElseThrow(() -> Refusal.notFound("没有该流水号的申报"));
        return new DeclarationResponse(
                found.status().name(),
                found.acceptanceNo(),
                money(found.approvedAmount()),
                money(found.paidAmount()),
                UtcTime.inBusinessZone(found.paidAt()),
                found.bankRef(),
                found.faults() == null ? List.of() : List.of(json.readValue(found.faults(), FieldFault[].class)));
    }

    private static String money(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
