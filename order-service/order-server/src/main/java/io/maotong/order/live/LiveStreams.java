package io.maotong.order.live;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.data.scope.MerchantScope;
import io.maotong.web.security.CurrentActor;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Follows what changes for readers, by server-sent events: one event at once unless the reader has seen it, one after each
 * change. Each stream ends by itself, and the reader comes again with the id of the last event. When the places are
 * taken, the answer is 429 and the reader polls.
 */
@Component
public final class LiveStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

    private final LiveSettings settings;
    private final Places places;
    private final Clock clock;
    private volatile boolean running;

    LiveStreams(LiveSettings settings, Clock clock) {
        this.settings = settings;
        this.places = new Places(settings);
        this.clock = clock;
    }

    /**
     * @param seen the id of the last event that the reader has got; null if none
     * @throws BusinessException 429 if the places of all, of the merchant or of the person are taken
     */
    public SseEmitter follow(Followed followed, String seen) {
        long merchant = MerchantScope.merchantId();
        String person = CurrentActor.get().id();
        if (!places.take(merchant, person)) {
            throw new BusinessException(
                    CommonError.TOO_MANY,
                    Text.of("实时连接已满，请改为每隔几秒查询一次", "No place for another live reader: poll every few seconds"));
        }
        SseEmitter emitter = new SseEmitter(settings.stream().plusSeconds(5).toMillis());
        AtomicBoolean open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onTimeout(() -> open.set(false));
        emitter.onError(failure -> open.set(false));
        Thread.ofVirtual().name("live " + followed.name()).start(() -> {
            try {
                MerchantScope.run(merchant, () -> serve(emitter, followed, seen, open));
            } finally {
                places.giveBack(merchant, person);
            }
        });
        return emitter;
    }

    private void serve(SseEmitter emitter, Followed followed, String known, AtomicBoolean open) {
        Instant until = clock.instant().plus(settings.stream());
        Instant lastSign = clock.instant();
        String seen = known;
        boolean last = false;
        try {
            emitter.send(SseEmitter.event()
                    .comment("open")
                    .reconnectTime(settings.look().toMillis()));
            while (running && open.get() && clock.instant().isBefore(until)) {
                if (!followed.mark().equals(seen)) {
                    Followed.State now = followed.now();
                    emitter.send(SseEmitter.event()
                            .name(followed.name())
                            .id(now.mark())
                            .data(now.body(), MediaType.APPLICATION_JSON));
                    seen = now.mark();
                    last = now.last();
                    lastSign = clock.instant();
                } else if (lastSign.plus(settings.sign()).isBefore(clock.instant())) {
                    emitter.send(SseEmitter.event().comment("alive"));
                    lastSign = clock.instant();
                }
                if (last) {
                    break;
                }
                Thread.sleep(settings.look());
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("a reader has gone: {}", followed.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            log.warn("{} cannot be followed any further", followed.name(), e);
            emitter.complete();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends the streams within one look, so that a restart does not wait for them. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
