package io.maotong.forex.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.money.Money;
import io.maotong.forex.Camt;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Camt054ReaderTest {

    private static final String V2 = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.02";
    private final Camt054Reader reader = new Camt054Reader(Set.of(Camt.V8, V2), 100_000);

    @Test
    void readWhenVersion8ThenEverythingIsThere() {
        Notification.Movement movement = reader.read(Camt.to("6200001", "USD")
                        .credit("REF1", "1234.50", "Crystal Pte", "INV JMT20261101000001")
                        .xml())
                .movements()
                .getFirst();
        assertThat(movement.accountNo()).isEqualTo("6200001");
        assertThat(movement.kind()).isEqualTo(Notification.Kind.CREDIT);
        assertThat(movement.booked()).isTrue();
        assertThat(movement.amount()).isEqualTo(Money.of("1234.50", "USD"));
        assertThat(movement.bankReference()).isEqualTo("REF1");
        assertThat(movement.payerName()).isEqualTo("Crystal Pte");
        assertThat(movement.payerCountry()).isEqualTo("SG");
        assertThat(movement.remittance()).isEqualTo("INV JMT20261101000001");
        assertThat(movement.endToEndId()).isNull();
        assertThat(movement.bookedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void readWhenVersion2ThenNamesAndStatusStandElsewhere() {
        String xml = """
                <Document xmlns="%s"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId></GrpHdr><Ntfctn>
                <Acct><Id><IBAN>DE02100100100006820101</IBAN></Id></Acct>
                <Ntry><NtryRef>N7</NtryRef><Amt Ccy="JPY">19999</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                <BookgDt><DtTm>2026-11-20T10:00:00+09:00</DtTm></BookgDt>
                <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Old Style</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>
                </Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
                """.formatted(V2);
        Notification.Movement movement = reader.read(xml).movements().getFirst();
        assertThat(movement.payerName()).isEqualTo("Old Style");
        assertThat(movement.amount()).isEqualTo(Money.of("19999", "JPY"));
        assertThat(movement.bankReference()).isEqualTo("N7/2026-11-20/19999");
    }

    @Test
    void readWhenReversalThenItNamesItsCredit() {
        Notification.Movement movement = reader.read(
                        Camt.to("1", "USD").reversal("R2", "5.00", "R1").xml())
                .movements()
                .getFirst();
        assertThat(movement.kind()).isEqualTo(Notification.Kind.REVERSAL);
        assertThat(movement.originalReference()).isEqualTo("R1");
    }

    @Test
    void readWhenDocumentTypeIsDeclaredThenRefused() {
        String hostile = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document xmlns=\"" + Camt.V8
                + "\">&x;</Document>";
        assertThatThrownBy(() -> reader.read(hostile)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void readWhenEntitiesExplodeThenRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE b [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";\">");
        }
        bomb.append("]><Document xmlns=\"").append(Camt.V8).append("\">&a29;</Document>");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThatThrownBy(() -> reader.read(bomb.toString())).isInstanceOf(UnreadableMessage.class));
    }

    @Test
    void readWhenLongerThanAllowedThenRefusedUnparsed() {
        String huge =
                Camt.to("1", "USD").credit("R", "1.00", "x".repeat(200_000), "").xml();
        assertThatThrownBy(() -> reader.read(huge))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("longer");
    }

    @Test
    void readWhenNestedTooDeeplyThenRefused() {
        String deep = "<a>".repeat(1_000) + "</a>".repeat(1_000);
        assertThatThrownBy(() -> reader.read(deep)).isInstanceOf(UnreadableMessage.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "not xml", "<Document/>", "<Document xmlns='urn:other'/>", "<a><b></a>", "\u0000"})
    void readWhenNoNotificationThenRefused(String text) {
        assertThatThrownBy(() -> reader.read(text)).isInstanceOf(UnreadableMessage.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "-5.00", "1e3", "0.00", "", "12,50", "99999999999999999999.00"})
    void readWhenAmountIsNoneOfTheCurrencyThenTheWholeMessageIsRefused(String amount) {
        String xml = Camt.to("1", "USD")
                .credit("R1", "5.00", "P", "")
                .credit("R2", amount, "P", "")
                .xml();
        assertThatThrownBy(() -> reader.read(xml)).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void readWhenYenHasDecimalsThenRefused() {
        String xml = Camt.to("1", "JPY").credit("R1", "5.50", "P", "").xml();
        assertThatThrownBy(() -> reader.read(xml)).isInstanceOf(UnreadableMessage.class);
    }
}
