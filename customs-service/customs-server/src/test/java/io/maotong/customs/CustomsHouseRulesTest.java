package io.maotong.customs;

import io.maotong.test.HouseRules;

class CustomsHouseRulesTest extends HouseRules {

    CustomsHouseRulesTest() {
        super("io.maotong.customs");
    }
}
