package io.maotong.forex;

import io.maotong.test.HouseRules;

class ForexHouseRulesTest extends HouseRules {

    ForexHouseRulesTest() {
        super("io.maotong.forex");
    }
}
