package io.maotong.logistics;

import io.maotong.test.HouseRules;

class LogisticsHouseRulesTest extends HouseRules {

    LogisticsHouseRulesTest() {
        super("io.maotong.logistics");
    }
}
