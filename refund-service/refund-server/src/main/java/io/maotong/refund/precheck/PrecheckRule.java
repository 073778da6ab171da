package io.maotong.refund.precheck;

import java.util.List;

/** One question of the bureau, asked before it does. */
interface PrecheckRule {

    List<Finding> check(Candidate candidate, Situation situation);
}
