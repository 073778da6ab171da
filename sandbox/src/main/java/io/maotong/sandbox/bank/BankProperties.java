package io.maotong.sandbox.bank;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param name name that the bank gives itself
 * @param bic its BIC
 * @param repeatPerMille credits of a thousand that appear once more in a later message, without any misbehaviour set
 * @param repeatDelay how much later
 * @param boardSlot how long one published board stands
 * @param swingPerMille how far the board moves from its starting point, at most
 * @param settleDelay from a deal's acceptance to its settlement, in sandbox time
 * @param cutOff after this a T0 deal has the next working day's value date (business zone)
 */
@ConfigurationProperties("sandbox.bank")
record BankProperties(
        @DefaultValue("沙箱商业银行连云港分行") String name,
        @DefaultValue("SBXBCNBJLYG") String bic,
        @DefaultValue("50") int repeatPerMille,
        @DefaultValue("1s") Duration repeatDelay,
        @DefaultValue("30s") Duration boardSlot,
        @DefaultValue("2") int swingPerMille,
        @DefaultValue("800ms") Duration settleDelay,
        @DefaultValue("15:00") LocalTime cutOff) {}
