package io.maotong.data.platform;

import io.maotong.test.HouseRules;

class DataRulesTest extends HouseRules {

    DataRulesTest() {
        super("io.maotong.data.platform");
    }
}
