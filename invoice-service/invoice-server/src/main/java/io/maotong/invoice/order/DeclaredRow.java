package io.maotong.invoice.order;

record DeclaredRow(Long id, Long merchantId, String orderNo, Integer lineNo, String entryId) {}
