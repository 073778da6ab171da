package io.maotong.user.enrolment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param poll pause between two questions about a pending application */
@ConfigurationProperties("maotong.enrolment")
record EnrolmentProperties(@DefaultValue("30s") Duration poll) {}
