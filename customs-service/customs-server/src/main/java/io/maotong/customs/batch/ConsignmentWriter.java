package io.maotong.customs.batch;

import io.maotong.core.party.CreditCode;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.batch.rule.Consignment;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentContent.Fields;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.source.SourceOrder;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes the four documents of an order from what is known about it; nothing is typed in again. */
@Component
final class ConsignmentWriter {

    private static final String NONE = "无";
    private static final String TOTAL = "3";
    private static final int LONGEST_GOODS = 200;
    private static final int HEADING = 4;
    private static final Map<String, String> ORDER_TYPES = Map.of("9710", "B", "9810", "W");

    private final Codes codes;
    private final CustomsSettings settings;
    private final JsonMapper json;

    ConsignmentWriter(Codes codes, CustomsSettings settings, JsonMapper json) {
        this.codes = codes;
        this.settings = settings;
        this.json = json;
    }

    /** @param copNo number of the list within the enterprise */
    Consignment write(SourceOrder source, BatchRow batch, Declarant declarant, String copNo, LocalDate day) {
        String currency = codes.currency(source.currency(), day).orElse("");
        return new Consignment(
                source,
                order(source, declarant, currency),
                needsReceipts(batch.tradeMode) ? receipts(source, declarant, day) : null,
                waybill(source, declarant, day),
                list(source, batch, declarant, copNo, currency, day),
                day);
    }

    /** Retail exports prove the payment; for 9710 and 9810 the receipt data are optional. */
    static boolean needsReceipts(String tradeMode) {
        return "9610".equals(tradeMode) || "1210".equals(tradeMode);
    }

    private static void platform(Fields head, SourceOrder source) {
        // A foreign platform has no code at customs, whatever shops call it.
        boolean none = source.platformCode() == null
                || !source.platformCode().matches("[0-9A-Z]{10}")
                        && CreditCode.check(source.platformCode()) == CreditCode.Check.FORMAT_ERROR;
        boolean unnamed = source.platformName() == null || source.platformName().isBlank();
        head.put("ebpCode", none ? NONE : source.platformCode()).put("ebpName", unnamed ? NONE : source.platformName());
    }

    private static DocumentContent order(SourceOrder source, Declarant declarant, String currency) {
        Fields head = new Fields()
                .put("orderType", ORDER_TYPES.getOrDefault(source.tradeMode(), "E"))
                .put("orderNo", source.orderNo());
        platform(head, source);
        head.put("ebcCode", declarant.code())
                .put("ebcName", declarant.name())
                .put("goodsValue", source.goodsValue())
                .put("freight", source.freight())
                .put("currency", currency);
        List<Map<String, String>> rows = new ArrayList<>();
        for (TradeOrder.Line line : source.lines()) {
            rows.add(new Fields()
                    .put("gnum", line.lineNo())
                    .put("itemNo", line.sku())
                    .put("itemName", line.name())
                    .put("barCode", NONE)
                    .put("unit", line.unit())
                    .put("currency", currency)
                    .put("qty", line.quantity())
                    .put("price", line.unitPrice())
                    .put("totalPrice", line.totalPrice().amount())
                    .map());
        }
        return new DocumentContent(head.map(), rows);
    }

    private DocumentContent receipts(SourceOrder source, Declarant declarant, LocalDate day) {
        SourceOrder.Receipt first =
                source.receipts().isEmpty() ? null : source.receipts().getFirst();
        Fields head = new Fields();
        platform(head, source);
        head.put("ebcCode", declarant.code()).put("ebcName", declarant.name()).put("orderNo", source.orderNo());
        if (first != null) {
            BigDecimal charge = source.receipts().stream()
                    .filter(receipt -> receipt.currency().equals(first.currency()))
                    .map(SourceOrder.Receipt::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            head.put("payName", cut(first.payerName(), 100))
                    .put("payNo", cut(first.bankReference(), 60))
                    .put("charge", charge)
                    .put("currency", codes.currency(first.currency(), day).orElse(""))
                    .put("accountingDate", DateTimeFormatter.BASIC_ISO_DATE.format(source.paidOn()) + "000000");
        }
        return new DocumentContent(head.map(), List.of());
    }

    private DocumentContent waybill(SourceOrder source, Declarant declarant, LocalDate day) {
        SourceOrder.Shipment shipment = source.shipment();
        Fields head = new Fields();
        if (shipment != null) {
            String goods = source.lines().stream()
                    .map(TradeOrder.Line::name)
                    .distinct()
                    .collect(Collectors.joining("、"));
            head.put("logisticsCode", shipment.carrierCode())
                    .put("logisticsName", shipment.carrierName())
                    .put("logisticsNo", shipment.trackingNo())
                    .put("freight", shipment.freight() == null ? BigDecimal.ZERO : shipment.freight())
                    .put("insuredFee", BigDecimal.ZERO)
                    .put(
                            "currency",
                            codes.currency(
                                            shipment.freightCurrency() == null
                                                    ? source.currency()
                                                    : shipment.freightCurrency(),
                                            day)
                                    .orElse(""))
                    .put("grossWeight", weight(source))
                    .put("packNo", packs(source))
                    .put("goodsInfo", cut(goods, LONGEST_GOODS))
                    .put("ebcCode", declarant.code())
                    .put("ebcName", declarant.name());
        }
        return new DocumentContent(head.map(), List.of());
    }

    private DocumentContent list(
            SourceOrder source, BatchRow batch, Declarant declarant, String copNo, String currency, LocalDate day) {
        String country = codes.country(source.country(), day).orElse("");
        Map<String, String> records = batch.itemRecords == null
                ? Map.of()
                : json.readValue(batch.itemRecords, new TypeReference<Map<String, String>>() {});
        SourceOrder.Shipment shipment = source.shipment();
        Fields head = new Fields().put("customsCode", batch.customsCode);
        platform(head, source);
        head.put("orderNo", source.orderNo())
                .put("logisticsCode", shipment == null ? null : shipment.carrierCode())
                .put("logisticsName", shipment == null ? null : shipment.carrierName())
                .put("logisticsNo", shipment == null ? null : shipment.trackingNo())
                .put("copNo", copNo)
                .put("ieFlag", "E")
                .put("portCode", batch.portCode)
                .put("ieDate", DateTimeFormatter.BASIC_ISO_DATE.format(day))
                .put("statisticsFlag", batch.statisticsFlag)
                .put("agentCode", agentCode(declarant))
                .put("agentName", agentName(declarant))
                .put("ebcCode", declarant.code())
                .put("ebcName", declarant.name())
                .put("ownerCode", declarant.code())
                .put("ownerName", declarant.name())
                .put("iacCode", batch.iacCode)
                .put("iacName", batch.iacName)
                .put("emsNo", batch.emsNo)
                .put("tradeMode", batch.tradeMode)
                .put("trafMode", batch.trafMode)
                .put("billNo", batch.plannedBillNo)
                .put("loctNo", batch.loctNo)
                .put("country", country)
                .put("POD", country)
                .put("freight", source.freight())
                .put("fCurrency", currency)
                .put("fFlag", TOTAL)
                .put("insuredFee", BigDecimal.ZERO)
                .put("iCurrency", currency)
                .put("iFlag", TOTAL)
                .put("wrapType", settings.rules().wrapType())
                .put("packNo", packs(source))
                .put("grossWeight", weight(source))
                .put("netWeight", source.netWeight());
        List<Map<String, String>> rows = new ArrayList<>();
        for (TradeOrder.Line line : source.lines()) {
            rows.add(new Fields()
                    .put("gnum", line.lineNo())
                    .put("itemNo", line.sku())
                    .put("itemRecordNo", records.get(line.sku()))
                    .put("itemName", line.name())
                    .put("gcode", code(line.commodityCode(), batch))
                    .put("gname", line.name())
                    .put("gmodel", line.elements())
                    .put("barCode", NONE)
                    .put("country", country)
                    .put("currency", currency)
                    .put("qty", line.quantity())
                    .put("qty1", line.quantity1())
                    .put("qty2", line.quantity2())
                    .put("unit", line.unit())
                    .put("unit1", line.unit1())
                    .put("unit2", line.unit2())
                    .put("price", line.unitPrice())
                    .put("totalPrice", line.totalPrice().amount())
                    .map());
        }
        return new DocumentContent(head.map(), rows);
    }

    // Simplified declarations only say the heading; the schema wants ten digits all the same.
    private static String code(String commodityCode, BatchRow batch) {
        return "A".equals(batch.statisticsFlag) && commodityCode != null && commodityCode.length() >= HEADING
                ? commodityCode.substring(0, HEADING) + "000000"
                : commodityCode;
    }

    String agentCode(Declarant declarant) {
        return settings.agent() == null ? declarant.code() : settings.agent().code();
    }

    String agentName(Declarant declarant) {
        return settings.agent() == null ? declarant.name() : settings.agent().name();
    }

    private static BigDecimal weight(SourceOrder source) {
        return source.shipment() == null || source.shipment().grossWeight() == null
                ? source.grossWeight()
                : source.shipment().grossWeight();
    }

    private static int packs(SourceOrder source) {
        return source.shipment() == null || source.shipment().packs() == null
                ? source.packs()
                : source.shipment().packs();
    }

    private static String cut(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
