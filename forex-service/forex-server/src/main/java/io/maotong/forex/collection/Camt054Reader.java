package io.maotong.forex.collection;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads debit/credit notifications, ISO 20022 camt.054.001.02 to .08: the versions differ in where names and codes
 * stand, and only those that the configuration lists are read.
 */
final class Camt054Reader {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,5})?");
    private static final String NO_REFERENCE = "NOTPROVIDED";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REFERENCE = 80;

    private final Set<String> namespaces;
    private final int longest;

    Camt054Reader(Set<String> namespaces, int longest) {
        this.namespaces = namespaces;
        this.longest = longest;
    }

    /** @throws UnreadableMessage if any part of it cannot be understood */
    Notification read(String xml) {
        XmlNode document = BoundedXml.read(xml, longest);
        if (!"Document".equals(document.name()) || !namespaces.contains(String.valueOf(document.namespace()))) {
            throw new UnreadableMessage("not a message that is read here: " + document.namespace());
        }
        XmlNode message = document.at("BkToCstmrDbtCdtNtfctn")
                .orElseThrow(() -> new UnreadableMessage("BkToCstmrDbtCdtNtfctn is missing"));
        String messageId = message.text("GrpHdr/MsgId").orElseThrow(() -> new UnreadableMessage("MsgId is missing"));
        List<Notification.Movement> movements = new ArrayList<>();
        for (XmlNode notification : message.all("Ntfctn")) {
            String account = notification
                    .text("Acct/Id/IBAN", "Acct/Id/Othr/Id")
                    .orElseThrow(() -> new UnreadableMessage("Acct/Id is missing"));
            for (XmlNode entry : notification.all("Ntry")) {
                movements.add(movement(account, entry));
            }
        }
        return new Notification(messageId, movements);
    }

    private static Notification.Movement movement(String account, XmlNode entry) {
        Money amount = amount(entry);
        LocalDate bookedOn = date(entry, "BookgDt").orElseThrow(() -> new UnreadableMessage("BookgDt is missing"));
        List<XmlNode> details = entry.all("NtryDtls").stream()
                .flatMap(part -> part.all("TxDtls").stream())
                .toList();
        XmlNode first = details.isEmpty() ? entry : details.getFirst();
        return new Notification.Movement(
                account,
                kind(entry),
                isBooked(entry),
                amount,
                reference(entry, bookedOn, amount),
                originalReference(details),
                payer(details),
                first.text("RltdPties/Dbtr/Pty/PstlAdr/Ctry", "RltdPties/Dbtr/PstlAdr/Ctry")
                        .filter(country -> country.matches("[A-Z]{2}"))
                        .orElse(null),
                remittance(details),
                first.text("Refs/EndToEndId")
                        .filter(id -> !NO_REFERENCE.equals(id))
                        .map(id -> shortened(id, 40))
                        .orElse(null),
                first.text("Refs/UETR").map(id -> shortened(id, 40)).orElse(null),
                chargeBearer(entry, first),
                bookedOn,
                date(entry, "ValDt").orElse(bookedOn));
    }

    private static Money amount(XmlNode entry) {
        XmlNode amount = entry.at("Amt").orElseThrow(() -> new UnreadableMessage("Amt is missing"));
        String currency = amount.attribute("Ccy").orElse("");
        if (!DECIMAL.matcher(amount.value()).matches()) {
            throw new UnreadableMessage("not an amount: " + shortened(amount.value(), 30));
        }
        try {
            Money money = Money.of(new BigDecimal(amount.value()), currency);
            if (!money.isPositive()) {
                throw new UnreadableMessage("an amount of zero");
            }
            return money;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableMessage(
                    "an amount that the currency does not have: " + amount.value() + " " + shortened(currency, 10));
        }
    }

    private static Notification.Kind kind(XmlNode entry) {
        boolean reversal = entry.text("RvslInd").map(Boolean::parseBoolean).orElse(false);
        String side = entry.text("CdtDbtInd").orElse("");
        return switch (side) {
            // By the standard a reversed credit is a debit entry; some banks keep the credit's side.
            case "CRDT" -> reversal ? Notification.Kind.REVERSAL : Notification.Kind.CREDIT;
            case "DBIT" -> reversal ? Notification.Kind.REVERSAL : Notification.Kind.DEBIT;
            default -> throw new UnreadableMessage("CdtDbtInd " + shortened(side, 10));
        };
    }

    private static boolean isBooked(XmlNode entry) {
        String status = entry.text("Sts/Cd", "Sts").orElseThrow(() -> new UnreadableMessage("Sts is missing"));
        return switch (status) {
            case "BOOK" -> true;
            case "PDNG", "INFO", "FUTR" -> false;
            default -> throw new UnreadableMessage("Sts " + shortened(status, 10));
        };
    }

    private static String reference(XmlNode entry, LocalDate bookedOn, Money amount) {
        return shortened(
                entry.text("AcctSvcrRef", "NtryDtls/TxDtls/Refs/AcctSvcrRef")
                        .or(() -> entry.text("NtryRef")
                                .map(ref -> ref + "/" + bookedOn + "/"
                                        + amount.amount().toPlainString()))
                        .orElseThrow(() -> new UnreadableMessage("an entry without any reference")),
                LONGEST_REFERENCE);
    }

    private static String originalReference(List<XmlNode> details) {
        for (XmlNode detail : details) {
            for (XmlNode references : detail.all("Refs")) {
                for (XmlNode own : references.all("Prtry")) {
                    if (own.text("Tp").filter("ORIGINAL_ACCT_SVCR_REF"::equals).isPresent()) {
                        return own.text("Ref").orElse(null);
                    }
                }
            }
        }
        return null;
    }

    private static String payer(List<XmlNode> details) {
        Set<String> names = details.stream()
                .map(detail -> detail.text("RltdPties/Dbtr/Pty/Nm", "RltdPties/Dbtr/Nm", "RltdPties/InitgPty/Nm"))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return names.isEmpty() ? null : shortened(String.join("; ", names), LONGEST_NAME);
    }

    private static String remittance(List<XmlNode> details) {
        List<String> texts = new ArrayList<>();
        for (XmlNode detail : details) {
            for (XmlNode information : detail.all("RmtInf")) {
                information.all("Ustrd").forEach(text -> texts.add(text.value()));
                for (XmlNode structured : information.all("Strd")) {
                    structured.text("CdtrRefInf/Ref").ifPresent(texts::add);
                    structured.text("RfrdDocInf/Nb").ifPresent(texts::add);
                }
            }
        }
        return String.join("\n", texts);
    }

    private static String chargeBearer(XmlNode entry, XmlNode detail) {
        return detail.text("Chrgs/Rcrd/Br", "Chrgs/Br")
                .or(() -> entry.text("Chrgs/Rcrd/Br", "Chrgs/Br"))
                .filter(bearer -> bearer.matches("DEBT|CRED|SHAR|SLEV"))
                .orElse(null);
    }

    private static Optional<LocalDate> date(XmlNode entry, String name) {
        return entry.text(name + "/Dt", name + "/DtTm").map(text -> {
            try {
                return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            } catch (DateTimeException e) {
                throw new UnreadableMessage("not a date: " + shortened(text, 30));
            }
        });
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
