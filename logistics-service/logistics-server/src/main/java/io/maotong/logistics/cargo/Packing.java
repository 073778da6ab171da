package io.maotong.logistics.cargo;

import io.maotong.core.money.Money;
import io.maotong.logistics.carrier.Parcel;
import io.maotong.order.api.TradeOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes a parcel of an order: as many pieces as it has packages, in boxes chosen by weight. */
@Component
public final class Packing {

    private static final int SCALE = 3;

    private final WeightSettings settings;

    Packing(WeightSettings settings) {
        this.settings = settings;
    }

    public Parcel pack(TradeOrder order, Parcel.Address from) {
        TradeOrder.Consignee buyer = order.consignee();
        return new Parcel(
                from,
                new Parcel.Address(
                        buyer.name(),
                        null,
                        buyer.street(),
                        buyer.city(),
                        buyer.province(),
                        buyer.postcode(),
                        buyer.country(),
                        buyer.phone()),
                pieces(order),
                order.goodsValue(),
                goods(order));
    }

    private List<Parcel.Piece> pieces(TradeOrder order) {
        BigDecimal count = BigDecimal.valueOf(order.packs());
        BigDecimal each = order.grossWeight().divide(count, SCALE, RoundingMode.UP);
        WeightSettings.Box box = settings.boxes().stream()
                .filter(size -> size.upTo().compareTo(each) >= 0)
                .findFirst()
                .orElseGet(settings.boxes()::getLast);
        List<Parcel.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < order.packs(); i++) {
            pieces.add(new Parcel.Piece(each, box.length(), box.width(), box.height()));
        }
        return pieces;
    }

    private static List<Parcel.Goods> goods(TradeOrder order) {
        return order.lines().stream()
                .map(line -> new Parcel.Goods(
                        line.nameEn(),
                        line.commodityCode(),
                        line.quantity().stripTrailingZeros(),
                        Money.of(line.totalPrice().amount(), line.totalPrice().currency()),
                        line.netWeight()))
                .toList();
    }
}
