package io.maotong.logistics.carrier;

import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is to be sent.
 *
 * @param pieces at least one
 * @param value of the goods, for customs abroad
 */
public record Parcel(Address from, Address to, List<Piece> pieces, Money value, List<Goods> goods) {

    public Parcel {
        pieces = List.copyOf(pieces);
        goods = List.copyOf(goods);
    }

    /** Kilograms of all pieces. */
    public BigDecimal weight() {
        return pieces.stream().map(Piece::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param country ISO 3166 two letters */
    public record Address(
            String name,
            String company,
            String street,
            String city,
            String province,
            String postcode,
            String country,
            String phone) {}

    /** Kilograms and centimetres. */
    public record Piece(BigDecimal weight, BigDecimal length, BigDecimal width, BigDecimal height) {}

    /** A line of the customs part of the label. */
    public record Goods(String nameEn, String commodityCode, BigDecimal quantity, Money value, BigDecimal weight) {}
}
