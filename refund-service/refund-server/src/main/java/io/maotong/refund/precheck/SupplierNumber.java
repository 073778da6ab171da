package io.maotong.refund.precheck;

import io.maotong.core.error.Text;
import io.maotong.core.party.CreditCode;
import java.util.ArrayList;
import java.util.List;

/** R009: the supplier tax number must be one. */
final class SupplierNumber implements PrecheckRule {

    @Override
    public List<Finding> check(Candidate candidate, Situation situation) {
        List<Finding> findings = new ArrayList<>();
        for (Candidate.Row row : candidate.rows()) {
            String number = row.use().line().supplierTaxNo();
            CreditCode.Check check = CreditCode.check(number);
            if (check != CreditCode.Check.VALID) {
                Text hint = Text.of("请核对供货方纳税人识别号", "Check the supplier tax number");
                findings.add(
                        check == CreditCode.Check.FORMAT_ERROR && !number.matches("[0-9A-Z]{15,20}")
                                ? Finding.block("R009", row.use().line().invoiceNumber(), "18 characters", number, hint)
                                : Finding.explain(
                                        "R009", row.use().line().invoiceNumber(), "check character", number, hint));
            }
        }
        return findings;
    }
}
