package io.maotong.sandbox.eport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.stereotype.Component;

/** The receipt queues of the terminals, declared on approval and again when the broker lost them. */
@Component
public class DxpQueues {

    private final AmqpAdmin broker;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();

    DxpQueues(AmqpAdmin broker) {
        this.broker = broker;
    }

    public static String nameOf(String dxpId) {
        return dxpId + "_HZ";
    }

    public String ensure(String dxpId) {
        String name = nameOf(dxpId);
        if (!declared.contains(name)) {
            broker.declareQueue(QueueBuilder.durable(name).build());
            declared.add(name);
        }
        return name;
    }

    /** After a failed publication: look again next time. */
    public void doubt() {
        declared.clear();
    }
}
