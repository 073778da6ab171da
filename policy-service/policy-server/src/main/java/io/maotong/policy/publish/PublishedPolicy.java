package io.maotong.policy.publish;

import io.maotong.policy.condition.Condition;

/** A policy that companies can benefit from. */
public record PublishedPolicy(long id, long version, String title, Condition condition) {}
