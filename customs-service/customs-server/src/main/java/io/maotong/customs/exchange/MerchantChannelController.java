package io.maotong.customs.exchange;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.customs.document.CustomsError;
import io.maotong.web.security.CurrentActor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way of a merchant's messages to customs: straight to the single window, or over an agent's gateway. */
@RestController
@RequestMapping("/api/merchant/customs-channel")
class MerchantChannelController {

    /** @param channel SINGLE_WINDOW or AGENT */
    record ChannelRequest(@NotBlank String channel) {}

    /** @param channels what may be chosen */
    record ChannelResponse(String channel, String signingProfile, List<String> channels) {}

    private final Channels channels;

    MerchantChannelController(Channels channels) {
        this.channels = channels;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('customs:read')")
    ChannelResponse get() {
        String now = channels.ofMerchant();
        return new ChannelResponse(now, channels.profileOf(now), channels.names());
    }

    /** Holds for messages that are planned from now on; what is on its way stays on its way. */
    @PutMapping
    @PreAuthorize("hasAuthority('customs:declare')")
    ChannelResponse choose(@Valid @RequestBody ChannelRequest request) {
        if (!channels.isKnown(request.channel())) {
            throw new BusinessException(
                    CustomsError.UNKNOWN_CHANNEL,
                    List.of(Violation.of(
                            CustomsError.UNKNOWN_CHANNEL,
                            "channel",
                            "CHANNEL",
                            String.join("|", channels.names()),
                            Text.of("没有该报送通道", "There is no such channel"))));
        }
        channels.choose(request.channel(), CurrentActor.get().id());
        return get();
    }
}
