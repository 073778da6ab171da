package io.maotong.sandbox.bank;

import java.math.BigDecimal;

/** A virtual account of one company in one currency. */
record BankAccount(
        String accountNo, String ownerUscc, String ownerName, String currency, BigDecimal balance, String status) {}
