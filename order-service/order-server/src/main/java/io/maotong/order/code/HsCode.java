package io.maotong.order.code;

import java.util.List;

/**
 * A line of the tariff 商品编码.
 *
 * @param code ten digits
 * @param unit1 first legal unit 法定第一单位, customs code
 * @param unit2 second legal unit or null
 * @param elements names of the declaration elements 申报要素 in the order in which they are declared
 */
public record HsCode(String code, String name, String unit1, String unit2, List<String> elements) {

    public HsCode {
        elements = List.copyOf(elements);
    }
}
