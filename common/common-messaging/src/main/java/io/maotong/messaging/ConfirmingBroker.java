package io.maotong.messaging;

import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** A template on connections that confirm each publication; apart from any template that Boot configures. */
record ConfirmingBroker(RabbitTemplate template) {}
