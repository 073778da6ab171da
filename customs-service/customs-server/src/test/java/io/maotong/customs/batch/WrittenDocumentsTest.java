package io.maotong.customs.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.customs.CustomsFixture;
import io.maotong.customs.FakePortAddress;
import io.maotong.customs.batch.rule.Consignment;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.exchange.MessageDefinition;
import io.maotong.customs.exchange.PublishedSchema;
import io.maotong.customs.exchange.SampleMessages;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.source.SourceOrder;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever shops, carriers and banks tell: the documents written of it are valid for the published schema, or refused before. */
@ServiceTest
class WrittenDocumentsTest implements FakePortAddress {

    private static final Optional<PublishedSchema> CEB = PublishedSchema.find("ceb-export-202205.xsd");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final int SAMPLES = 400;
    private static final int[] LETTERS = {
        'A', 'z', '9', '水', '晶', ' ', '<', '&', '>', '"', '\'', '\n', '\t', 0x20BB7, 0x1F48E
    };

    @Autowired
    private ConsignmentWriter writer;

    @ParameterizedTest
    @ValueSource(strings = {"9610", "1210", "9710", "9810"})
    void documentsOfAnyOrderThenValidForTheSchemaOrRefusedByTheirForm(String mode) {
        Random random = new Random(mode.hashCode());
        int whole = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Consignment consignment = writer.write(order(mode, random), batch(mode, random), declarant(), "IV1", DAY);
            boolean fits = true;
            for (Map.Entry<DocumentType, DocumentContent> one :
                    documents(consignment).entrySet()) {
                if (!MessageDefinition.of(one.getKey()).misfits(one.getValue()).isEmpty()) {
                    fits = false;
                    continue;
                }
                byte[] xml =
                        SampleMessages.message(one.getKey(), one.getValue()).getBytes(StandardCharsets.UTF_8);
                String name = "sample " + sample + " " + one.getKey();
                CEB.ifPresent(schema -> assertThat(schema.fault(xml)).as(name).isNull());
            }
            whole += fits ? 1 : 0;
        }
        // Neither the form nor the samples are so narrow that one of the two sides is never met.
        assertThat(whole).isBetween(SAMPLES / 10, SAMPLES * 9 / 10);
    }

    private static Map<DocumentType, DocumentContent> documents(Consignment consignment) {
        Map<DocumentType, DocumentContent> documents = new EnumMap<>(DocumentType.class);
        documents.put(DocumentType.ORDER, consignment.order());
        documents.put(DocumentType.WAYBILL, consignment.waybill());
        documents.put(DocumentType.LIST, consignment.list());
        if (consignment.receipts() != null) {
            documents.put(DocumentType.RECEIPTS, consignment.receipts());
        }
        return documents;
    }

    private static Declarant declarant() {
        return new Declarant(
                1,
                "3207960001",
                "东海县 & 水晶有限公司",
                LocalDate.of(2099, 1, 1),
                "9300000000001",
                "DXPENT0000000001",
                "DXPENT0000000001_HZ",
                "ACTIVE");
    }

    private static BatchRow batch(String mode, Random random) {
        BatchRow row = new BatchRow();
        row.tradeMode = mode;
        row.customsCode = "2301";
        row.portCode = "2301";
        row.trafMode = "5";
        row.statisticsFlag = random.nextBoolean() ? "A" : "B";
        row.loctNo = maybe(random, 10);
        row.plannedBillNo = maybe(random, 37);
        if ("1210".equals(mode)) {
            row.iacCode = "2301660001";
            row.iacName = text(random, 100);
            row.emsNo = "H23011234567";
            row.itemRecords = "{\"SKU-A\":\"R1\"}";
        }
        return row;
    }

    private static SourceOrder order(String mode, Random random) {
        TradeOrder like = CustomsFixture.order("PT0001", 1);
        List<TradeOrder.Line> lines = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int number = 1; number <= count; number++) {
            lines.add(line(like.lines().getFirst(), number, random));
        }
        return new SourceOrder(
                rarely(random) ? text(random, 61) : "PT0001",
                "PAID",
                maybe(random, 18),
                maybe(random, 100),
                mode,
                like.orderedAt(),
                "USD",
                figure(random),
                figure(random),
                figure(random),
                figure(random),
                random.nextInt(1, 5),
                "US",
                lines,
                new SourceOrder.Shipment(
                        "3120980DH1",
                        text(random, 100),
                        rarely(random) ? text(random, 40) : "W1",
                        random.nextBoolean() ? null : figure(random),
                        random.nextBoolean() ? null : random.nextInt(1, 5),
                        random.nextBoolean() ? null : figure(random),
                        random.nextBoolean() ? null : "EUR",
                        null),
                random.nextInt(5) == 0
                        ? List.of()
                        : List.of(new SourceOrder.Receipt(
                                "USD", figure(random), maybe(random, 300), "US", maybe(random, 80), DAY)));
    }

    private static TradeOrder.Line line(TradeOrder.Line like, int number, Random random) {
        return new TradeOrder.Line(
                number,
                rarely(random) ? text(random, 30) : like.sku(),
                text(random, 251),
                like.nameEn(),
                like.commodityCode(),
                like.unit(),
                figure(random),
                like.unit1(),
                figure(random),
                random.nextBoolean() ? null : "007",
                random.nextBoolean() ? null : figure(random),
                rarely(random) ? text(random, 251) : like.elements(),
                figure(random),
                Money.rounded(figure(random).abs(), "USD"),
                like.netWeight());
    }

    private static boolean rarely(Random random) {
        return random.nextInt(12) == 0;
    }

    private static String maybe(Random random, int most) {
        return random.nextInt(3) == 0 ? null : text(random, most);
    }

    /** Mostly short, sometimes as long as it gets. */
    private static String text(Random random, int most) {
        int length = random.nextInt(8) == 0 ? most : random.nextInt(1, Math.min(most, 12) + 1);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    /** Up to five decimals, sometimes one more, sometimes without any and very large. */
    private static BigDecimal figure(Random random) {
        return switch (random.nextInt(60)) {
            case 0 -> new BigDecimal("1.234567");
            case 1 -> new BigDecimal("1E+13");
            case 2 -> BigDecimal.valueOf(random.nextLong(Long.MAX_VALUE), 5);
            default -> BigDecimal.valueOf(random.nextInt(1, 10_000_000), random.nextInt(6));
        };
    }
}
