package io.maotong.invoice;

import io.maotong.test.HouseRules;

class InvoiceHouseRulesTest extends HouseRules {

    InvoiceHouseRulesTest() {
        super("io.maotong.invoice");
    }
}
