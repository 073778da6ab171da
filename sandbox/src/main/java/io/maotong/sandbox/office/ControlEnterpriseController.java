package io.maotong.sandbox.office;

import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.registry.Companies;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Files a company with customs at once. */
@RestController
class ControlEnterpriseController {

    private final CustomsOffice office;
    private final Companies companies;

    record Filing(String uscc) {}

    record Filed(String uscc, String name, String customsCode) {}

    ControlEnterpriseController(CustomsOffice office, Companies companies) {
        this.office = office;
        this.companies = companies;
    }

    @PostMapping("/control/customs-office/enterprises")
    @Transactional
    Filed file(@RequestBody Filing filing) {
        new FieldFaults().present("uscc", filing.uscc()).refuseIfAny();
        String name = companies
                .byUscc(filing.uscc())
                .orElseThrow(() -> Refusal.notFound("没有此企业"))
                .name();
        return new Filed(filing.uscc(), name, office.file(filing.uscc(), name));
    }
}
