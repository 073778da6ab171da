package io.maotong.policy;

import io.maotong.test.HouseRules;

class PolicyRulesTest extends HouseRules {

    PolicyRulesTest() {
        super("io.maotong.policy");
    }
}
