package io.maotong.sandbox.tax;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** CXQDHZQRDLB: the forms of a taxpayer as seller (yhjslx 0) or buyer (1), by the day they were entered, no longer. */
@Component
final class RedListService implements TaxService {

    private final RedStore store;
    private final RedAnswers answers;
    private final InvoiceVault vault;
    private final TaxTransaction transaction;
    private final RedWindow window;

    record Page(String returncode, String returnmsg, int total, List<RedAnswers.Form> hzqrdList) {}

    RedListService(
            RedStore store, RedAnswers answers, InvoiceVault vault, TaxTransaction transaction, RedWindow window) {
        this.store = store;
        this.answers = answers;
        this.vault = vault;
        this.transaction = transaction;
        this.window = window;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXQDHZQRDLB";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        String role = request.required("yhjslx");
        LocalDate day = day(request.required("lrrqq"));
        if (!role.equals(RedHeld.SELLER) && !role.equals(RedHeld.BUYER)) {
            throw new TaxRefusal(TaxRefusal.INVALID, "yhjslx须为0或1");
        }
        if (!day.equals(day(request.required("lrrqz")))) {
            throw new TaxRefusal(TaxRefusal.INVALID, "录入日期区间不能超过1天，请按日查询");
        }
        Integer page = request.integer("pageNumber");
        Integer size = request.integer("pageSize");
        if (page == null || page < 1 || size == null || size < 1 || size > window.largestPage()) {
            throw new TaxRefusal(TaxRefusal.INVALID, "pageNumber从1开始，pageSize至多" + window.largestPage());
        }
        RedStore.Page found = transaction.run(
                () -> store.list(role, taxNo, day, request.text("lzfphm"), request.text("hzqrxxztDm"), page, size));
        Map<String, HeldInvoice> blue =
                vault.byNumbers(found.forms().stream().map(RedHeld::blueNumber).toList());
        return new Page(
                "00",
                "成功",
                found.total(),
                found.forms().stream()
                        .map(form -> answers.head(form, blue.get(form.blueNumber()), accessUnit))
                        .toList());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new TaxRefusal(TaxRefusal.INVALID, "日期格式须为yyyy-MM-dd");
        }
    }
}
