package io.maotong.invoice.title;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param reviewNew whether a new title waits for a second person before it may be used */
@ConfigurationProperties("maotong.invoice.titles")
record TitleProperties(boolean reviewNew) {}
