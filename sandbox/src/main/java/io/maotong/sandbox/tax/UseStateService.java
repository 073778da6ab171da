package io.maotong.sandbox.tax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** FPZTXXCX: how a buyer's invoices stand and what they are used for; unknown ones are left out. */
@Component
final class UseStateService implements TaxService {

    private static final int MOST = 100;

    private final InvoiceVault vault;

    record State(
            String fphm, String fpdm, String fplx, String fpzt, String hxyt, String skssq, String sfycpz, String sdzt) {

        static State of(HeldInvoice invoice) {
            return new State(
                    CollectedRecords.number(invoice.fphm(), invoice.fplx()),
                    CollectedRecords.code(invoice.fphm(), invoice.fplx()),
                    invoice.fplx(),
                    invoice.fpzt(),
                    invoice.hxyt(),
                    invoice.usePeriod(),
                    invoice.sfycpz(),
                    invoice.sdzt());
        }
    }

    record States(String returncode, String returnmsg, List<State> fpList) {}

    UseStateService(InvoiceVault vault) {
        this.vault = vault;
    }

    @Override
    public String capability() {
        return COLLECTION;
    }

    @Override
    public String service() {
        return "FPZTXXCX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        List<WireFields> asked = request.list("fpList");
        if (asked.isEmpty() || asked.size() > MOST) {
            throw new TaxRefusal(TaxRefusal.INVALID, "fpList须有1至" + MOST + "张发票");
        }
        List<String> numbers = new ArrayList<>();
        for (WireFields one : asked) {
            numbers.add(one.text("fpdm") + one.text("fphm"));
        }
        Map<String, HeldInvoice> invoices = vault.byNumbers(numbers);
        return new States(
                "00",
                "成功",
                numbers.stream()
                        .distinct()
                        .map(invoices::get)
                        .filter(Objects::nonNull)
                        .filter(invoice -> invoice.buyerTaxNo().equals(taxNo)
                                || invoice.sellerTaxNo().equals(taxNo))
                        .map(State::of)
                        .toList());
    }
}
