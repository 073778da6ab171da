/** What a correct order is, rule by rule, with the ids of the customs rules. Plain Java. */
package io.maotong.order.rule;
