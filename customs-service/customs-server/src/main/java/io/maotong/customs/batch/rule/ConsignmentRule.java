package io.maotong.customs.batch.rule;

import java.util.function.Consumer;

/** A rule that must hold before a consignment is declared. Source: trade specification 1.10. */
interface ConsignmentRule {

    void check(Consignment consignment, Consumer<Finding> found);
}
