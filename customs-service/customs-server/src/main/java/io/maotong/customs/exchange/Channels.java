package io.maotong.customs.exchange;

import io.maotong.customs.CustomsSettings;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The ways to the customs exchange, and which of them a merchant takes. */
@Component
public class Channels {

    private final Map<String, CustomsChannel> byName;
    private final MerchantChannelMapper chosen;
    private final CustomsSettings settings;
    private final Clock clock;

    Channels(List<CustomsChannel> channels, MerchantChannelMapper chosen, CustomsSettings settings, Clock clock) {
        this.byName = channels.stream()
                .filter(channel -> settings.channels().containsKey(channel.name()))
                .collect(Collectors.toMap(CustomsChannel::name, Function.identity()));
        this.chosen = chosen;
        this.settings = settings;
        this.clock = clock;
        byName.keySet().forEach(name -> settings.signing().profile(profileOf(name)));
    }

    CustomsChannel get(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalStateException("customs.channels." + name + " is not configured"));
    }

    boolean isKnown(String name) {
        return byName.containsKey(name);
    }

    List<String> names() {
        return byName.keySet().stream().sorted().toList();
    }

    /** The way of the current merchant. */
    String ofMerchant() {
        String name = chosen.ofMerchant(MerchantScope.merchantId());
        return name == null ? SingleWindowChannel.NAME : name;
    }

    /** How the gateway of a channel wants to be signed for. */
    String profileOf(String channel) {
        return settings.channels().get(channel).signingProfile();
    }

    void choose(String channel, String by) {
        chosen.choose(MerchantScope.merchantId(), channel, by, clock.instant());
    }
}
