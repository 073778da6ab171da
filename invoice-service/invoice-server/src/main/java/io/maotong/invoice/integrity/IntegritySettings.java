package io.maotong.invoice.integrity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The round over all sealed rows.
 *
 * @param every pause between two turns
 * @param page rows of one transaction
 * @param pages of one turn, for each kind
 * @param owner who looks after what is found until somebody else takes it
 */
@ConfigurationProperties("maotong.invoice.integrity")
record IntegritySettings(
        @DefaultValue("10m") Duration every,
        @DefaultValue("100") int page,
        @DefaultValue("100") int pages,
        @DefaultValue("operations") String owner) {}
