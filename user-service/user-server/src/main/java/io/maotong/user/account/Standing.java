package io.maotong.user.account;

import java.util.List;
import java.util.Set;

/**
 * In whose name an account acts and what it may do there.
 *
 * @param merchantId null for operators and for those who have no merchant yet
 */
public record Standing(Long merchantId, List<String> roles, Set<String> permissions) {}
