package io.maotong.customs.receipt;

import com.rabbitmq.client.Channel;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.exchange.Xml;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.Declarants;
import io.maotong.customs.qualification.QualificationListener;
import io.maotong.data.scope.MerchantScope;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.listener.DirectMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Listens to the receipt queues of all merchants, over a connection of its own. Several instances may listen to the same
 * queues: each message goes to one of them. A message is acknowledged when it is stored; what cannot be stored now comes
 * again.
 */
@Component
class PortListener implements SmartLifecycle, QualificationListener {

    private static final Logger log = LoggerFactory.getLogger(PortListener.class);
    private static final int PREFETCH = 5;
    private static final long RECOVERY_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final ReceiptIntake intake;
    private final Declarants declarants;
    private final CustomsSettings settings;
    private final Set<String> queues = new HashSet<>();
    private CachingConnectionFactory connections;
    private DirectMessageListenerContainer container;
    private volatile boolean running;

    PortListener(ReceiptIntake intake, Declarants declarants, CustomsSettings settings) {
        this.intake = intake;
        this.declarants = declarants;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        CustomsSettings.Broker broker = settings.port().broker();
        // Not a bean: a second connection factory in the context would take the place of the house's own.
        connections = new CachingConnectionFactory(broker.host(), broker.port());
        connections.setVirtualHost(broker.virtualHost());
        connections.setUsername(broker.username());
        connections.setPassword(broker.password());
        connections.setConnectionNameStrategy(factory -> "customs-receipts");
        container = new DirectMessageListenerContainer(connections);
        container.setConsumersPerQueue(1);
        container.setPrefetchCount(PREFETCH);
        container.setAcknowledgeMode(AcknowledgeMode.MANUAL);
        container.setMissingQueuesFatal(false);
        container.setFailedDeclarationRetryInterval(RECOVERY_MILLIS);
        container.setRecoveryInterval(RECOVERY_MILLIS);
        container.setMessageListener((ChannelAwareMessageListener) this::received);
        container.afterPropertiesSet();
        container.start();
        running = true;
        declarants.queues().forEach(this::listen);
    }

    @Override
    public synchronized void stop() {
        running = false;
        container.stop();
        container.destroy();
        connections.destroy();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    // Before the broker's own listeners: facts about new merchants come through those.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 100;
    }

    @Override
    public void changed(Declarant declarant) {
        if (declarant.queue() == null) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listen(declarant.queue());
            }
        });
    }

    /** Other instances may have learnt of merchants that this one has not. */
    void catchUp() {
        if (running) {
            declarants.queues().forEach(this::listen);
        }
    }

    private synchronized void listen(String queue) {
        if (running && queues.add(queue)) {
            container.addQueueNames(queue);
        }
    }

    private void received(Message message, Channel channel) throws IOException {
        long tag = message.getMessageProperties().getDeliveryTag();
        String queue = message.getMessageProperties().getConsumerQueue();
        try {
            Optional<Declarant> owner = declarants.ofQueue(queue);
            if (owner.isEmpty()) {
                log.error("a receipt in {}, which belongs to nobody", queue);
                pause();
                channel.basicNack(tag, false, true);
                return;
            }
            MerchantScope.run(owner.get().merchantId(), () -> take(owner.get(), message.getBody()));
            channel.basicAck(tag, false);
        } catch (RuntimeException e) {
            log.warn("a receipt in {} cannot be stored now: it comes again", queue, e);
            pause();
            channel.basicNack(tag, false, true);
        }
    }

    // Without a pause a message that cannot be stored would come again thousands of times a second.
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Declarant owner, byte[] body) {
        try {
            intake.take(owner, body);
        } catch (Xml.Unreadable e) {
            log.error("an unreadable receipt for {}", owner.dxpId(), e);
            intake.keepUnreadable(owner, body);
        } catch (RuntimeException e) {
            log.warn("a receipt for {} could not be applied: it is kept and tried again", owner.dxpId(), e);
            intake.keepForLater(owner, body);
        }
    }
}
