package io.maotong.user.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.maotong.core.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What every service may know about a merchant: entered once, reused everywhere. Codes that were not obtained yet are
 * null.
 *
 * @param version rises with every change
 * @param status state of the merchant on the platform: DRAFT, SUBMITTED, REVIEWING, ACTIVE, SUSPENDED, CLOSING, CLOSED
 * @param creditCode unified social credit code 统一社会信用代码
 * @param regionCode six digits, GB/T 2260
 * @param industryCode GB/T 4754
 * @param customsCode customs registration code, 10 characters
 * @param customsName the name held by customs: a different one is a top cause of rejection
 * @param cardNumber electronic port card 电子口岸卡
 * @param dxpId identity at the customs exchange, 16 characters
 * @param receiptQueue queue of the customs exchange that carries this merchant's receipts
 * @param tags qualifications such as 高新技术企业, 专精特新
 */
public record Qualification(
        String merchantId,
        long version,
        String status,
        String companyName,
        String creditCode,
        String legalRepresentative,
        String regionCode,
        String industryCode,
        LocalDate establishedOn,
        Money registeredCapital,
        String contactName,
        String contactMobile,
        String address,
        String customsCode,
        String customsName,
        LocalDate customsValidTo,
        String cardNumber,
        String dxpId,
        String receiptQueue,
        List<String> tags) {

    /** Whether goods may be declared: customs registration, port card and DXP id are all there. */
    public boolean mayDeclare() {
        return customsCode != null && cardNumber != null && dxpId != null;
    }

    @JsonIgnore
    public boolean isActive() {
        return "ACTIVE".equals(status);
    }
}
