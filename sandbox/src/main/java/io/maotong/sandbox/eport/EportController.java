package io.maotong.sandbox.eport;

import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.SerialStore;
import java.security.PublicKey;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The electronic port's interface (电子口岸): cards, DXP ids, certificates. */
@RestController
@RequestMapping("/eport")
final class EportController {

    private static final Pattern CUSTOMS_CODE = Pattern.compile("[0-9]{6}[0-9A-Z]{4}|[0-9A-Z]{10}");
    private static final Pattern CARD = Pattern.compile("LEGAL|OPERATOR");

    private final ElectronicPort port;
    private final CertificateAuthority authority;
    private final SerialStore serials;

    record Chain(String chainPem) {}

    EportController(ElectronicPort port, CertificateAuthority authority, SerialStore serials) {
        this.port = port;
        this.authority = authority;
        this.serials = serials;
    }

    @PostMapping("/cards")
    ResponseEntity<String> card(@RequestBody ElectronicPort.CardRequest request) {
        new FieldFaults()
                .serial(request.serial())
                .matches("customsCode", request.customsCode(), CUSTOMS_CODE, "海关编码为10位")
                .present("holderName", request.holderName())
                .matches("kind", request.kind(), CARD, "LEGAL | OPERATOR")
                .refuseIfAny();
        return serials.once(
                Authority.EPORT,
                "eport/cards",
                request.serial(),
                request,
                HttpStatus.ACCEPTED,
                () -> port.accept(request));
    }

    @GetMapping("/cards")
    ElectronicPort.CardState card(@RequestParam String serial) {
        return port.card(serial).orElseThrow(() -> Refusal.notFound("没有此流水号的制卡申请"));
    }

    @PostMapping("/dxp-ids")
    ResponseEntity<String> dxp(@RequestBody ElectronicPort.DxpRequest request) {
        new FieldFaults()
                .serial(request.serial())
                .matches("customsCode", request.customsCode(), CUSTOMS_CODE, "海关编码为10位")
                .present("companyName", request.companyName())
                .check("TERMINAL".equals(request.clientType()), "clientType", "TERMINAL")
                .check("AMQP".equals(request.protocol()), "protocol", "AMQP")
                .refuseIfAny();
        return serials.once(
                Authority.EPORT,
                "eport/dxp-ids",
                request.serial(),
                request,
                HttpStatus.ACCEPTED,
                () -> port.accept(request));
    }

    @GetMapping("/dxp-ids")
    ElectronicPort.DxpState dxp(@RequestParam String serial) {
        return port.dxp(serial).orElseThrow(() -> Refusal.notFound("没有此流水号的申请"));
    }

    @PostMapping("/certificates")
    ResponseEntity<String> certificate(@RequestBody ElectronicPort.CertificateRequest request) {
        Optional<PublicKey> key =
                request.csrPem() == null ? Optional.empty() : CertificateAuthority.requestedKey(request.csrPem());
        new FieldFaults()
                .serial(request.serial())
                .matches("ownerCode", request.ownerCode(), CUSTOMS_CODE, "海关编码为10位")
                .present("ownerName", request.ownerName())
                .check(key.isPresent(), "csrPem", "证书请求不可读、签名不符或密钥短于RSA 2048")
                .refuseIfAny();
        return serials.once(
                Authority.EPORT,
                "eport/certificates",
                request.serial(),
                request,
                HttpStatus.OK,
                () -> port.certify(request, key.orElseThrow()));
    }

    @GetMapping("/ca")
    Chain chain() {
        return new Chain(authority.chainPem());
    }
}
