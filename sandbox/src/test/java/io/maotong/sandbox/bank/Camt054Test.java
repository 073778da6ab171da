package io.maotong.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class Camt054Test {

    private static final Instant NOW = Instant.parse("2026-11-22T04:05:06.789Z");
    private static final BankProperties BANK = new BankProperties(
            "沙箱银行", "SBXBCNBJLYG", 0, Duration.ZERO, Duration.ofSeconds(30), 0, Duration.ZERO, LocalTime.NOON);
    private static final Map<String, BankAccount> ACCOUNTS = Map.of(
            "8810840000000000011",
            new BankAccount("8810840000000000011", "91320722MA0000001A", "东海晶贸", "USD", BigDecimal.ZERO, "ACTIVE"),
            "8810392000000000021",
            new BankAccount("8810392000000000021", "91320722MA0000001A", "东海晶贸", "JPY", BigDecimal.ZERO, "ACTIVE"));

    private static BankEntry entry(String account, String currency, String amount, String remittance, String reversed) {
        return new BankEntry(
                17,
                "CR20261122000000000017",
                account,
                currency,
                new BigDecimal(amount),
                reversed == null ? "CRDT" : "DBIT",
                reversed == null ? BankEntry.CROSS_BORDER : BankEntry.RETURN,
                null,
                reversed,
                "A & B <TRADING>",
                "JP",
                remittance,
                "E2E-1",
                "5b0f7d1c-95c6-4f0f-9c3b-1f2a3b4c5d6e",
                LocalDate.of(2026, 11, 22),
                LocalDate.of(2026, 11, 23),
                NOW);
    }

    private static Element written(BankEntry... entries) {
        return Xml.parse(Camt054.write(BANK, "NTF20261122000000000001", NOW, List.of(entries), ACCOUNTS));
    }

    @Test
    void writeWhenTwoAccountsThenOneNotificationEachInSchemaOrder() {
        Element document = written(
                entry("8810840000000000011", "USD", "1234.500", "ORDER 1", null),
                entry("8810392000000000021", "JPY", "50000.000", "ORDER 2", null));
        assertThat(document.getNamespaceURI()).isEqualTo("urn:iso:std:iso:20022:tech:xsd:camt.054.001.08");
        Element body = Xml.at(document, "BkToCstmrDbtCdtNtfctn");
        assertThat(Xml.children(body)).containsExactly("GrpHdr", "Ntfctn", "Ntfctn");
        assertThat(Xml.children(Xml.at(body, "GrpHdr"))).containsExactly("MsgId", "CreDtTm");
        assertThat(Xml.text(body, "GrpHdr/CreDtTm")).isEqualTo("2026-11-22T12:05:06.789+08:00");
        Element notification = Xml.all(body, "Ntfctn").getFirst();
        assertThat(Xml.children(notification)).containsExactly("Id", "CreDtTm", "Acct", "Ntry");
        assertThat(Xml.children(Xml.at(notification, "Acct"))).containsExactly("Id", "Ccy", "Ownr", "Svcr");
        Element entry = Xml.at(notification, "Ntry");
        assertThat(Xml.children(entry))
                .containsExactly(
                        "NtryRef",
                        "Amt",
                        "CdtDbtInd",
                        "RvslInd",
                        "Sts",
                        "BookgDt",
                        "ValDt",
                        "AcctSvcrRef",
                        "BkTxCd",
                        "NtryDtls");
        assertThat(Xml.children(Xml.at(entry, "NtryDtls/TxDtls")))
                .containsExactly("Refs", "Amt", "CdtDbtInd", "BkTxCd", "RltdPties", "RltdAgts", "RmtInf");
        assertThat(Xml.children(Xml.at(entry, "NtryDtls/TxDtls/Refs")))
                .containsExactly("AcctSvcrRef", "EndToEndId", "UETR");
    }

    @Test
    void writeWhenReadBackThenEveryFieldIsThere() {
        Element entry = Xml.all(written(entry("8810392000000000021", "JPY", "50000.000", "ORDER 2", null)), "Ntry")
                .getFirst();
        assertThat(Xml.text(entry, "Amt")).isEqualTo("50000");
        assertThat(Xml.at(entry, "Amt").getAttribute("Ccy")).isEqualTo("JPY");
        assertThat(Xml.text(entry, "CdtDbtInd")).isEqualTo("CRDT");
        assertThat(Xml.text(entry, "RvslInd")).isEqualTo("false");
        assertThat(Xml.text(entry, "Sts/Cd")).isEqualTo("BOOK");
        assertThat(Xml.text(entry, "BookgDt/Dt")).isEqualTo("2026-11-22");
        assertThat(Xml.text(entry, "ValDt/Dt")).isEqualTo("2026-11-23");
        assertThat(Xml.text(entry, "BkTxCd/Domn/Fmly/SubFmlyCd")).isEqualTo("XBCT");
        Element details = Xml.at(entry, "NtryDtls/TxDtls");
        assertThat(Xml.text(details, "RltdPties/Dbtr/Pty/Nm")).isEqualTo("A & B <TRADING>");
        assertThat(Xml.text(details, "RltdPties/Dbtr/Pty/PstlAdr/Ctry")).isEqualTo("JP");
        assertThat(Xml.text(details, "RltdPties/CdtrAcct/Id/Othr/Id")).isEqualTo("8810392000000000021");
        assertThat(Xml.text(details, "RmtInf/Ustrd")).isEqualTo("ORDER 2");
    }

    @Test
    void writeWhenRemittanceIsLongThenSplitAndNothingLost() {
        String remittance = "水晶 ORDER 1234567890 ".repeat(20).strip();
        Element entry = Xml.all(written(entry("8810840000000000011", "USD", "1.00", remittance, null)), "RmtInf")
                .getFirst();
        List<Element> parts = Xml.all(entry, "Ustrd");
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts).allMatch(part -> part.getTextContent().length() <= 140);
        StringBuilder joined = new StringBuilder();
        parts.forEach(part -> joined.append(part.getTextContent()));
        assertThat(joined).hasToString(remittance);
    }

    @Test
    void writeWhenReversalThenDebitWithIndicatorAndTheOriginalReference() {
        Element entry = Xml.all(
                        written(entry("8810840000000000011", "USD", "1.00", "", "CR20261122000000000009")), "Ntry")
                .getFirst();
        assertThat(Xml.text(entry, "CdtDbtInd")).isEqualTo("DBIT");
        assertThat(Xml.text(entry, "RvslInd")).isEqualTo("true");
        assertThat(Xml.text(entry, "NtryDtls/TxDtls/Refs/Prtry/Ref")).isEqualTo("CR20261122000000000009");
        assertThat(Xml.text(entry, "AddtlNtryInf")).contains("CR20261122000000000009");
        assertThat(Xml.at(entry, "NtryDtls/TxDtls/RmtInf")).isNull();
    }
}
