package io.maotong.user.merchant;

import java.util.List;

/** @param reasons at least one, each for a field */
record RejectRequest(List<Reason> reasons, String comment) {}
