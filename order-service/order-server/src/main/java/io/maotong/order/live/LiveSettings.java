package io.maotong.order.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Live readers of one instance.
 *
 * @param streams how many there may be
 * @param ofMerchant how many of them one merchant may have
 * @param ofUser how many of them one person may have
 * @param stream how long one of them is served before it has to come again
 * @param look how often it is looked whether something has changed
 * @param sign after how long without news a sign of life is sent; shorter than any proxy on the way waits
 */
@ConfigurationProperties("maotong.order.live")
record LiveSettings(
        @DefaultValue("200") int streams,
        @DefaultValue("40") int ofMerchant,
        @DefaultValue("6") int ofUser,
        @DefaultValue("60s") Duration stream,
        @DefaultValue("1s") Duration look,
        @DefaultValue("10s") Duration sign) {}
