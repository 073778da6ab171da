package io.maotong.web.command;

import io.maotong.core.actor.Actor;
import io.maotong.web.security.CurrentActor;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wraps each mutating controller method into one transaction that also holds the command row. What it does and what it
 * answered become visible together or not at all.
 */
final class CommandInterceptor implements MethodInterceptor {

    private final CommandLog log;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    CommandInterceptor(CommandLog log, TransactionTemplate transaction, JsonMapper json) {
        this.log = log;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public Object invoke(MethodInvocation call) throws Throwable {
        Actor actor = CurrentActor.find().orElse(null);
        if (actor == null
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return call.proceed();
        }
        CommandRequest request = CommandRequest.of(attributes.getRequest());
        try {
            return transaction.execute(status -> {
                long id = log.open(actor, request);
                Object answer = proceed(call);
                close(id, call, answer);
                return answer;
            });
        } catch (CheckedFailure failure) {
            throw failure.getCause();
        }
    }

    private void close(long id, MethodInvocation call, Object answer) {
        if (answer instanceof ResponseEntity<?> entity) {
            log.close(
                    id,
                    entity.getStatusCode().value(),
                    entity.getBody() == null ? null : json.writeValueAsString(entity.getBody()),
                    entity.getHeaders().getFirst(HttpHeaders.LOCATION));
            return;
        }
        // Merged: a plain look-up would miss the alias and read 500 from @ResponseStatus(CREATED).
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(call.getMethod(), ResponseStatus.class);
        int status = declared == null ? 200 : declared.code().value();
        log.close(id, status, answer == null ? null : json.writeValueAsString(answer), null);
    }

    private static Object proceed(MethodInvocation call) {
        try {
            return call.proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new CheckedFailure(e);
        }
    }

    /** Carries a checked exception through the transaction, which it rolls back. */
    private static final class CheckedFailure extends RuntimeException {

        CheckedFailure(Throwable cause) {
            super(cause);
        }
    }
}
