package io.maotong.sandbox.bank;

import io.maotong.sandbox.UtcTime;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a debit/credit notification, ISO 20022 camt.054.001.08. Element order is that of the schema: GrpHdr, then one
 * Ntfctn per account, its entries with status choice, BookgDt/ValDt date choices, and TxDtls with party choices.
 */
final class Camt054 {

    static final String TYPE = "camt.054.001.08";
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:" + TYPE;
    private static final int LONGEST_USTRD = 140;
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final BankProperties bank;

    private Camt054(BankProperties bank) throws XMLStreamException {
        this.bank = bank;
        this.xml = WRITERS.createXMLStreamWriter(text);
    }

    /** @param accounts the accounts of the entries, by number */
    static String write(
            BankProperties bank,
            String messageId,
            Instant createdAt,
            List<BankEntry> entries,
            Map<String, BankAccount> accounts) {
        try {
            Camt054 document = new Camt054(bank);
            document.document(messageId, createdAt, entries, accounts);
            return document.text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void document(
            String messageId, Instant createdAt, List<BankEntry> entries, Map<String, BankAccount> accounts)
            throws XMLStreamException {
        Map<String, List<BankEntry>> byAccount = new LinkedHashMap<>();
        entries.forEach(entry -> byAccount
                .computeIfAbsent(entry.accountNo(), a -> new ArrayList<>())
                .add(entry));
        String created = UtcTime.inBusinessZone(createdAt.truncatedTo(ChronoUnit.MILLIS))
                .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        open("BkToCstmrDbtCdtNtfctn");
        open("GrpHdr");
        leaf("MsgId", messageId);
        leaf("CreDtTm", created);
        close();
        int number = 1;
        for (Map.Entry<String, List<BankEntry>> group : byAccount.entrySet()) {
            open("Ntfctn");
            leaf("Id", messageId + "-" + number++);
            leaf("CreDtTm", created);
            account(accounts.get(group.getKey()));
            for (BankEntry entry : group.getValue()) {
                entry(entry, accounts.get(group.getKey()));
            }
            close();
        }
        close();
        close();
        xml.writeEndDocument();
        xml.close();
    }

    private void account(BankAccount account) throws XMLStreamException {
        open("Acct");
        accountId(account.accountNo());
        leaf("Ccy", account.currency());
        open("Ownr");
        leaf("Nm", account.ownerName());
        open("Id");
        open("OrgId");
        open("Othr");
        leaf("Id", account.ownerUscc());
        close();
        close();
        close();
        close();
        open("Svcr");
        institution();
        close();
        close();
    }

    private void entry(BankEntry entry, BankAccount account) throws XMLStreamException {
        open("Ntry");
        leaf("NtryRef", String.valueOf(entry.id()));
        amount(entry);
        leaf("CdtDbtInd", entry.direction());
        leaf("RvslInd", String.valueOf(entry.reversedRef() != null));
        open("Sts");
        leaf("Cd", "BOOK");
        close();
        open("BookgDt");
        leaf("Dt", entry.bookedOn().toString());
        close();
        open("ValDt");
        leaf("Dt", entry.valueOn().toString());
        close();
        leaf("AcctSvcrRef", entry.svcrRef());
        transactionCode(entry);
        open("NtryDtls");
        open("TxDtls");
        references(entry);
        amount(entry);
        leaf("CdtDbtInd", entry.direction());
        transactionCode(entry);
        parties(entry, account);
        agents();
        remittance(entry.remittance());
        close();
        close();
        if (entry.reversedRef() != null) {
            leaf("AddtlNtryInf", "冲正 " + entry.reversedRef());
        }
        close();
    }

    private void references(BankEntry entry) throws XMLStreamException {
        open("Refs");
        leaf("AcctSvcrRef", entry.svcrRef());
        leaf("EndToEndId", entry.endToEndId());
        leaf("UETR", entry.uetr());
        if (entry.reversedRef() != null) {
            open("Prtry");
            leaf("Tp", "ORIGINAL_ACCT_SVCR_REF");
            leaf("Ref", entry.reversedRef());
            close();
        }
        close();
    }

    private void parties(BankEntry entry, BankAccount account) throws XMLStreamException {
        open("RltdPties");
        open("Dbtr");
        open("Pty");
        leaf("Nm", entry.payerName());
        open("PstlAdr");
        leaf("Ctry", entry.payerCountry());
        close();
        close();
        close();
        open("Cdtr");
        open("Pty");
        leaf("Nm", account.ownerName());
        close();
        close();
        open("CdtrAcct");
        accountId(account.accountNo());
        leaf("Ccy", account.currency());
        close();
        close();
    }

    private void agents() throws XMLStreamException {
        open("RltdAgts");
        open("CdtrAgt");
        institution();
        close();
        close();
    }

    private void remittance(String remittance) throws XMLStreamException {
        if (remittance.isEmpty()) {
            return;
        }
        open("RmtInf");
        int from = 0;
        while (from < remittance.length()) {
            int to = Math.min(remittance.length(), from + LONGEST_USTRD);
            if (to < remittance.length() && Character.isHighSurrogate(remittance.charAt(to - 1))) {
                to--;
            }
            leaf("Ustrd", remittance.substring(from, to));
            from = to;
        }
        close();
    }

    private void institution() throws XMLStreamException {
        open("FinInstnId");
        leaf("BICFI", bank.bic());
        leaf("Nm", bank.name());
        close();
    }

    private void accountId(String accountNo) throws XMLStreamException {
        open("Id");
        open("Othr");
        leaf("Id", accountNo);
        close();
        close();
    }

    private void amount(BankEntry entry) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", entry.currency());
        xml.writeCharacters(MinorUnits.print(entry.currency(), entry.amount()));
        close();
    }

    private void transactionCode(BankEntry entry) throws XMLStreamException {
        open("BkTxCd");
        open("Domn");
        leaf("Cd", "PMNT");
        open("Fmly");
        leaf("Cd", "RCDT");
        leaf("SubFmlyCd", entry.subFamily());
        close();
        close();
        close();
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void leaf(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
