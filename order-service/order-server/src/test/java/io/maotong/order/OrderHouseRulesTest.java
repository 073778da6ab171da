package io.maotong.order;

import io.maotong.test.HouseRules;

class OrderHouseRulesTest extends HouseRules {

    OrderHouseRulesTest() {
        super("io.maotong.order");
    }
}
