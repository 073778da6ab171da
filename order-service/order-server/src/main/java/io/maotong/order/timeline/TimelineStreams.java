package io.maotong.order.timeline;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.data.scope.MerchantScope;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Follows timelines for readers by server-sent events. Each stream ends by itself; the reader comes again with the id of
 * the last event. When all places are taken, the answer is 429 and the reader polls.
 */
@Component
public final class TimelineStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TimelineStreams.class);
    /** Shorter than any proxy on the way waits for the next byte. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final Timeline timeline;
    private final TimelineSettings settings;
    private final Clock clock;
    private final Semaphore places;
    private volatile boolean running;

    TimelineStreams(Timeline timeline, TimelineSettings settings, Clock clock) {
        this.timeline = timeline;
        this.settings = settings;
        this.clock = clock;
        this.places = new Semaphore(settings.streams());
    }

    /**
     * @param known the mark that the reader has seen; null if none
     * @param read reads the timeline as it is now
     * @throws BusinessException 429 if all places are taken
     */
    public SseEmitter follow(String orderNo, String known, Supplier<TimelineResponse> read) {
        if (!places.tryAcquire()) {
            throw new BusinessException(
                    CommonError.TOO_MANY,
                    Text.of("实时连接已满，请改为每隔几秒查询一次", "No place for another live reader: poll every few seconds"));
        }
        long merchant = MerchantScope.merchantId();
        SseEmitter emitter = new SseEmitter(settings.stream().plusSeconds(5).toMillis());
        AtomicBoolean open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onTimeout(() -> open.set(false));
        emitter.onError(failure -> open.set(false));
        Thread.ofVirtual().name("timeline " + orderNo).start(() -> {
            try {
                MerchantScope.run(merchant, () -> serve(emitter, orderNo, known, read, open));
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    private void serve(
            SseEmitter emitter, String orderNo, String known, Supplier<TimelineResponse> read, AtomicBoolean open) {
        Instant until = clock.instant().plus(settings.stream());
        Instant lastSign = clock.instant();
        String seen = known;
        try {
            emitter.send(SseEmitter.event()
                    .comment("open")
                    .reconnectTime(settings.look().toMillis()));
            while (running && open.get() && clock.instant().isBefore(until)) {
                if (!timeline.mark(orderNo).equals(seen)) {
                    TimelineResponse now = read.get();
                    emitter.send(
                            SseEmitter.event().name("timeline").id(now.mark()).data(now, MediaType.APPLICATION_JSON));
                    seen = now.mark();
                    lastSign = clock.instant();
                } else if (lastSign.plus(SIGN_OF_LIFE).isBefore(clock.instant())) {
                    emitter.send(SseEmitter.event().comment("alive"));
                    lastSign = clock.instant();
                }
                Thread.sleep(settings.look());
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("the reader of {} has gone", orderNo, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            log.warn("the timeline of {} cannot be followed any further", orderNo, e);
            emitter.complete();
        }
    }

    /** Streams that are open. */
    int open() {
        return settings.streams() - places.availablePermits();
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
