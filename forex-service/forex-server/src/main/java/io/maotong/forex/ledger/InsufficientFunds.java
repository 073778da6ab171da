package io.maotong.forex.ledger;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.money.Money;
import io.maotong.forex.ForexError;

/** An account would fall below zero. */
public final class InsufficientFunds extends BusinessException {

    public InsufficientFunds(Money present, Money change) {
        super(
                ForexError.INSUFFICIENT,
                Text.of("余额 %1$s，不足以变动 %2$s", "The balance is %1$s: a change of %2$s is too much")
                        .with(present, change));
    }
}
