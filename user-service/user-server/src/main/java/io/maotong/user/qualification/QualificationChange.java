package io.maotong.user.qualification;

import io.maotong.core.money.Money;
import java.time.LocalDate;

/** One thing that became known about a merchant; the rest of the snapshot stays. */
public sealed interface QualificationChange {

    /** What the merchant says of itself. */
    record Contact(String companyName, String contactName, String contactMobile) implements QualificationChange {}

    /** State of the merchant on the platform. */
    record Standing(String status) implements QualificationChange {}

    /** The business licence 营业执照. */
    record Licence(
            String companyName,
            String creditCode,
            String legalRepresentative,
            String regionCode,
            String industryCode,
            LocalDate establishedOn,
            Money registeredCapital,
            String address)
            implements QualificationChange {}

    /**
     * Registration with customs 海关备案.
     *
     * @param name the company's name as it was filed there
     */
    record CustomsFiling(String customsCode, String name, LocalDate validTo) implements QualificationChange {}

    /** Card of the electronic port 电子口岸卡. */
    record PortCard(String cardNumber) implements QualificationChange {}

    /** Identity at the customs exchange. */
    record ExchangeIdentity(String dxpId, String receiptQueue) implements QualificationChange {}
}
