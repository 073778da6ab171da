package io.maotong.user.qualification;

import io.maotong.core.money.Money;
import io.maotong.user.api.Qualification;
import java.time.LocalDate;
import java.util.List;

/** A snapshot while one thing in it changes. */
final class QualificationDraft {

    private final String merchantId;
    private String status;
    private String companyName;
    private String creditCode;
    private String legalRepresentative;
    private String regionCode;
    private String industryCode;
    private LocalDate establishedOn;
    private Money registeredCapital;
    private String contactName;
    private String contactMobile;
    private String address;
    private String customsCode;
    private String customsName;
    private LocalDate customsValidTo;
    private String cardNumber;
    private String dxpId;
    private String receiptQueue;
    private final List<String> tags;

    QualificationDraft(Qualification from) {
        merchantId = from.merchantId();
        status = from.status();
        companyName = from.companyName();
        creditCode = from.creditCode();
        legalRepresentative = from.legalRepresentative();
        regionCode = from.regionCode();
        industryCode = from.industryCode();
        establishedOn = from.establishedOn();
        registeredCapital = from.registeredCapital();
        contactName = from.contactName();
        contactMobile = from.contactMobile();
        address = from.address();
        customsCode = from.customsCode();
        customsName = from.customsName();
        customsValidTo = from.customsValidTo();
        cardNumber = from.cardNumber();
        dxpId = from.dxpId();
        receiptQueue = from.receiptQueue();
        tags = from.tags() == null ? List.of() : from.tags();
    }

    QualificationDraft with(QualificationChange change) {
        switch (change) {
            case QualificationChange.Contact contact -> contact(contact);
            case QualificationChange.Standing standing -> status = standing.status();
            case QualificationChange.Licence licence -> licence(licence);
            case QualificationChange.CustomsFiling filing -> {
                customsCode = filing.customsCode();
                customsName = filing.name();
                customsValidTo = filing.validTo();
            }
            case QualificationChange.PortCard card -> cardNumber = card.cardNumber();
            case QualificationChange.ExchangeIdentity identity -> {
                dxpId = identity.dxpId();
                receiptQueue = identity.receiptQueue();
            }
        }
        return this;
    }

    private void contact(QualificationChange.Contact contact) {
        // After the licence only the register names the company.
        if (creditCode == null) {
            companyName = contact.companyName();
        }
        contactName = contact.contactName();
        contactMobile = contact.contactMobile();
    }

    private void licence(QualificationChange.Licence licence) {
        companyName = licence.companyName();
        creditCode = licence.creditCode();
        legalRepresentative = licence.legalRepresentative();
        regionCode = licence.regionCode();
        industryCode = licence.industryCode();
        establishedOn = licence.establishedOn();
        registeredCapital = licence.registeredCapital();
        address = licence.address();
    }

    Qualification at(long version) {
        return new Qualification(
                merchantId,
                version,
                status,
                companyName,
                creditCode,
                legalRepresentative,
                regionCode,
                industryCode,
                establishedOn,
                registeredCapital,
                contactName,
                contactMobile,
                address,
                customsCode,
                customsName,
                customsValidTo,
                cardNumber,
                dxpId,
                receiptQueue,
                tags);
    }
}
