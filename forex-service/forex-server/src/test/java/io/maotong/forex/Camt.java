package io.maotong.forex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Notifications as a bank writes them, for tests. */
public final class Camt {

    public static final String V8 = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";

    private final String accountNo;
    private final String currency;
    private final List<String> entries = new ArrayList<>();

    private Camt(String accountNo, String currency) {
        this.accountNo = accountNo;
        this.currency = currency;
    }

    public static Camt to(String accountNo, String currency) {
        return new Camt(accountNo, currency);
    }

    public Camt credit(String reference, String amount, String payer, String remittance) {
        return entry(reference, amount, "CRDT", "false", "BOOK", payer, remittance, "", uetr(reference), "");
    }

    public Camt creditWithUetr(String reference, String amount, String payer, String remittance, String uetr) {
        return entry(reference, amount, "CRDT", "false", "BOOK", payer, remittance, "", uetr, "");
    }

    public Camt creditCharged(String reference, String amount, String remittance, String bearer) {
        return entry(
                reference,
                amount,
                "CRDT",
                "false",
                "BOOK",
                "Payer",
                remittance,
                "",
                uetr(reference),
                "<Chrgs><Rcrd><Amt Ccy=\"" + currency + "\">1.00</Amt><Br>" + bearer + "</Br></Rcrd></Chrgs>");
    }

    public Camt announced(String reference, String amount, String payer, String remittance) {
        return entry(reference, amount, "CRDT", "false", "PDNG", payer, remittance, "", uetr(reference), "");
    }

    public Camt reversal(String reference, String amount, String original) {
        return entry(
                reference,
                amount,
                "DBIT",
                "true",
                "BOOK",
                "Payer",
                "RETURN OF FUNDS",
                "<Prtry><Tp>ORIGINAL_ACCT_SVCR_REF</Tp><Ref>" + original + "</Ref></Prtry>",
                uetr(original),
                "");
    }

    private static String uetr(String reference) {
        return UUID.nameUUIDFromBytes(reference.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Camt entry(
            String reference,
            String amount,
            String side,
            String reversal,
            String status,
            String payer,
            String remittance,
            String original,
            String uetr,
            String charges) {
        entries.add("""
                <Ntry><NtryRef>1</NtryRef><Amt Ccy="%s">%s</Amt><CdtDbtInd>%s</CdtDbtInd><RvslInd>%s</RvslInd>
                <Sts><Cd>%s</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-20</Dt></ValDt>
                <AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef>
                <EndToEndId>NOTPROVIDED</EndToEndId><UETR>%s</UETR>%s</Refs>%s<RltdPties><Dbtr><Pty><Nm>%s</Nm>
                <PstlAdr><Ctry>SG</Ctry></PstlAdr></Pty></Dbtr></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls>
                </NtryDtls></Ntry>
                """.formatted(
                        currency,
                        amount,
                        side,
                        reversal,
                        status,
                        reference,
                        reference,
                        uetr,
                        original,
                        charges,
                        payer,
                        remittance));
        return this;
    }

    public String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="%s"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>%s</MsgId></GrpHdr><Ntfctn><Id>1</Id><Acct><Id>
                <Othr><Id>%s</Id></Othr></Id><Ccy>%s</Ccy></Acct>%s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
                """.formatted(V8, UUID.randomUUID(), accountNo, currency, String.join("", entries))
                .strip();
    }
}
