package io.maotong.sandbox.tax;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** PLFPXZSQ: applies for all invoices of some days of one month. */
@Component
final class PackageApplicationService implements TaxService {

    private final PackageDesk desk;
    private final ContentDigest digest;

    record Ticket(String returncode, String returnmsg, String sqlsh) {}

    PackageApplicationService(PackageDesk desk, ContentDigest digest) {
        this.desk = desk;
        this.digest = digest;
    }

    @Override
    public String capability() {
        return COLLECTION;
    }

    @Override
    public String service() {
        return "PLFPXZSQ";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        String direction = request.required("cxlx");
        CollectionService.feedOf(taxNo, direction);
        LocalDate first = day(request.required("kprqq"));
        LocalDate last = day(request.required("kprqz"));
        String serial = request.required("lsh");
        if (serial.length() > 40) {
            throw new TaxRefusal(TaxRefusal.INVALID, "lsh过长");
        }
        if (first.isAfter(last)) {
            throw new TaxRefusal(TaxRefusal.INVALID, "开票日期起不能晚于止");
        }
        if (!YearMonth.from(first).equals(YearMonth.from(last))) {
            throw new TaxRefusal(TaxRefusal.INVALID, "查询区间不能跨月");
        }
        return new Ticket("00", "成功", desk.apply(taxNo, direction, first, last, serial, digest.of(request)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException notADay) {
            throw new TaxRefusal(TaxRefusal.INVALID, "日期须为yyyyMMdd：" + text);
        }
    }
}
