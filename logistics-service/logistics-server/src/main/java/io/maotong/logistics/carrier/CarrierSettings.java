package io.maotong.logistics.carrier;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param clientId our name at the carriers
 * @param secret our secret there
 * @param carriers those that are used
 */
@ConfigurationProperties("maotong.logistics")
public record CarrierSettings(String clientId, String secret, Map<CarrierCode, Terms> carriers) {

    public CarrierSettings {
        if (secret == null || secret.length() < 32) {
            throw new IllegalStateException("maotong.logistics.secret is missing or too short");
        }
        carriers = new EnumMap<>(carriers);
    }

    /**
     * @param customsCode logisticsCode, 10 characters
     * @param customsName logisticsName as customs holds it
     * @param maxWeight kilograms of one parcel
     * @param spreadDays days between the usual and the slow delivery, until there is history
     */
    public record Terms(String customsCode, String customsName, BigDecimal maxWeight, int spreadDays) {}

    public Terms of(CarrierCode carrier) {
        Terms terms = carriers.get(carrier);
        if (terms == null) {
            throw new IllegalStateException("maotong.logistics.carriers." + carrier + " is not configured");
        }
        return terms;
    }
}
