package io.maotong.forex.account;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param currencies ISO 4217 letters of the currencies that the bank keeps accounts in */
@ConfigurationProperties("maotong.forex.account")
record AccountProperties(List<String> currencies) {

    AccountProperties {
        currencies = List.copyOf(currencies);
    }
}
