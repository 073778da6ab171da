package io.maotong.refund;

import io.maotong.test.HouseRules;

class RefundRulesTest extends HouseRules {

    RefundRulesTest() {
        super("io.maotong.refund");
    }
}
