package io.maotong.invoice.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderMatchTest {

    @Test
    void titlesAreFoundByNameByOtherNamesAndByLikeness() {
        HeaderMatch match =
                match(Map.of(0, "申请单号 *", 1, "购买方名称", 2, "商品名称", 3, "含税单价（元）", 4, "税收分类编吗", 5, "Quantity", 6, "毫不相干"));
        assertThat(match.columns().get(0).how()).isEqualTo(HeaderMatch.How.NAME);
        assertThat(match.columns().get(1).column()).isEqualTo(RequestColumn.BUYER_NAME);
        assertThat(match.columns().get(2).column()).isEqualTo(RequestColumn.NAME);
        assertThat(match.columns().get(3).column()).isEqualTo(RequestColumn.UNIT_PRICE);
        assertThat(match.columns().get(4).how()).isEqualTo(HeaderMatch.How.SIMILAR);
        assertThat(match.columns().get(5).column()).isEqualTo(RequestColumn.QUANTITY);
        assertThat(match.columns()).doesNotContainKey(6);
        assertThat(match.taxIncluded()).contains(true);
    }

    @Test
    void whatWasToldGoesBeforeWhatIsRememberedAndBeforeNames() {
        Map<Integer, String> titles = Map.of(0, "甲", 1, "乙", 2, "单价");
        HeaderMatch match = HeaderMatch.of(titles, Map.of("甲", "name"), Map.of("甲", "spec", "乙", "spec", "单价", ""));
        assertThat(match.columns().get(0).column()).isEqualTo(RequestColumn.NAME);
        assertThat(match.columns().get(0).how()).isEqualTo(HeaderMatch.How.TOLD);
        assertThat(match.columns().get(1).column()).isEqualTo(RequestColumn.SPEC);
        assertThat(match.columns()).doesNotContainKey(2);
    }

    @Test
    void columnIsTakenOnceByTheSurestTitle() {
        HeaderMatch match = match(Map.of(0, "订单号", 1, "申请单号"));
        assertThat(match.columns()).hasSize(1);
        assertThat(match.columns().get(1).column()).isEqualTo(RequestColumn.REQUEST_NO);
    }

    @Test
    void priceWithoutTaxIsSaidByItsTitle() {
        assertThat(match(Map.of(0, "不含税单价")).taxIncluded()).contains(false);
        assertThat(match(Map.of(0, "单价")).taxIncluded()).isEmpty();
    }

    private static HeaderMatch match(Map<Integer, String> titles) {
        return HeaderMatch.of(titles, Map.of(), Map.of());
    }
}
