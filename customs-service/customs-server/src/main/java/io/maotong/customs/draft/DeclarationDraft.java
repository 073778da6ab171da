package io.maotong.customs.draft;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a full declaration 报关单 says, as far as the order knows it. Countries and currencies stand in three ISO letters,
 * as declarations have them since 2018 (from memory), with the numbers of customs beside them; what only the broker
 * knows, such as the declaration's own number, is not here.
 *
 * @param declarationNo number assigned by customs; always null in a draft
 * @param transactionMode 3 FOB: the value of the goods excludes freight
 */
public record DeclarationDraft(
        String declarationNo,
        String orderNo,
        String tradeMode,
        String customsCode,
        String exitPortCode,
        String transportMode,
        String waybillNo,
        Party consignor,
        Party producer,
        Party declarant,
        String tradeCountry,
        String tradeCountryNo,
        String transactionMode,
        BigDecimal freight,
        String currency,
        String currencyNo,
        int packs,
        BigDecimal grossWeight,
        BigDecimal netWeight,
        BigDecimal totalValue,
        BigDecimal valueCny,
        List<Item> items) {

    public record Party(String code, String name) {}

    /**
     * @param elements declaration elements, separated by |
     * @param originCountry CHN
     * @param dutyMode 1: levied as the law says
     */
    public record Item(
            int itemNo,
            String commodityCode,
            String name,
            String elements,
            BigDecimal quantity,
            String unit,
            BigDecimal quantity1,
            String unit1,
            BigDecimal quantity2,
            String unit2,
            BigDecimal price,
            BigDecimal total,
            String currency,
            String destinationCountry,
            String originCountry,
            String dutyMode) {}
}
