package io.maotong.sandbox.eport;

import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.office.CustomsOffice;
import io.maotong.sandbox.office.CustomsOffice.Enterprise;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives an enterprise a card and a DXP id at once. */
@RestController
final class ControlTerminalController {

    private final ElectronicPort port;
    private final CustomsOffice office;
    private final DxpQueues queues;

    record TerminalEntry(String customsCode) {}

    record Entered(String customsCode, String companyName, String dxpId, String queue) {}

    ControlTerminalController(ElectronicPort port, CustomsOffice office, DxpQueues queues) {
        this.port = port;
        this.office = office;
        this.queues = queues;
    }

    @PostMapping("/control/eport/terminals")
    Entered enter(@RequestBody TerminalEntry entry) {
        new FieldFaults().present("customsCode", entry.customsCode()).refuseIfAny();
        Enterprise owner = office.byCustomsCode(entry.customsCode()).orElseThrow(() -> Refusal.notFound("该代码未在海关备案"));
        String serial = "C" + UUID.randomUUID().toString().replace("-", "").substring(0, 30);
        port.enterCard(serial, owner);
        port.enterDxp(serial, owner);
        String dxpId = port.assignDxpId(serial);
        String queue = queues.ensure(dxpId);
        port.approveDxp(serial);
        return new Entered(owner.customsCode(), owner.name(), dxpId, queue);
    }
}
