package io.maotong.user;

import io.maotong.test.HouseRules;

class UserHouseRulesTest extends HouseRules {

    UserHouseRulesTest() {
        super("io.maotong.user");
    }
}
