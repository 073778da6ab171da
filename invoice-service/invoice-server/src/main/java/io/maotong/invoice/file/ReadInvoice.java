package io.maotong.invoice.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * An invoice of anybody's as a file tells it. What the file does not say is null; nothing is computed or corrected.
 *
 * @param number 20 digits of a digital invoice, 8 of a legacy one
 * @param code of a legacy invoice: 10 or 12 digits
 * @param special whether it says to be a special VAT invoice; null if it does not say
 * @param issuedOn in China
 * @param issuedAt with the time of day, if the file gives one
 * @param amount without tax
 * @param totalInChinese as written, whatever spelling
 * @param blueNumber of the invoice that a red one reverses
 * @param confirmationNo 红字发票信息确认单编号
 */
public record ReadInvoice(
        String number,
        String code,
        String version,
        String kindName,
        Boolean special,
        boolean red,
        LocalDate issuedOn,
        LocalDateTime issuedAt,
        Side seller,
        Side buyer,
        List<Item> items,
        BigDecimal amount,
        BigDecimal tax,
        BigDecimal total,
        String totalInChinese,
        String drawer,
        String remark,
        String blueNumber,
        String confirmationNo,
        String bureauCode,
        String bureauName) {

    public ReadInvoice {
        items = List.copyOf(items);
    }

    /** Seller or buyer. */
    public record Side(String taxNo, String name, String address, String telephone, String bank, String account) {}

    /**
     * A line. A price without a quantity, or a quantity of zero, is met in real files.
     *
     * @param rate as a fraction; null if the file says 免税, 不征税 or ***
     * @param rateText as written
     */
    public record Item(
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal rate,
            String rateText,
            BigDecimal tax,
            BigDecimal total,
            String taxClassCode) {}
}
