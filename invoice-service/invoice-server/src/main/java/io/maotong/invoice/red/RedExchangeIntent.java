package io.maotong.invoice.red;

import io.maotong.core.error.BusinessException;
import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.RedPlatform;
import io.maotong.invoice.platform.RedPlatform.RedHead;
import io.maotong.invoice.platform.RedPlatform.RedRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says to the platform what was promised: an application, a confirmation, a denial, a withdrawal. What was sent and not
 * answered is asked for before it is sent again, under the same serial.
 */
@Component
class RedExchangeIntent implements IntentHandler {

    private static final int MOST_TURNS = 6;

    private final RedExchanges exchanges;
    private final RedPlatform platform;
    private final JsonMapper json;

    RedExchangeIntent(RedExchanges exchanges, RedPlatform platform, JsonMapper json) {
        this.exchanges = exchanges;
        this.platform = platform;
        this.json = json;
    }

    @Override
    public String kind() {
        return RedFormService.EXCHANGE;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        long id = json.readValue(intent.payload(), RedFormService.FormReference.class)
                .formId();
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Optional<IntentOutcome> outcome = switch (exchanges.next(id)) {
                case RedExchanges.Next.Apply apply -> apply(id, apply);
                case RedExchanges.Next.AskForApplication ask -> askForApplication(id, ask);
                case RedExchanges.Next.Say say -> say(id, say);
                case RedExchanges.Next.AskForForm ask -> askForForm(id, ask);
                case RedExchanges.Next.Nothing nothing -> {
                    issue(id);
                    yield Optional.of(IntentOutcome.done());
                }
            };
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return IntentOutcome.again(Duration.ofSeconds(1));
    }

    private Optional<IntentOutcome> apply(long id, RedExchanges.Next.Apply apply) {
        PlatformAnswer<RedRecord> answer = platform.apply(apply.application(), apply.serial());
        return switch (answer) {
            case PlatformAnswer.Answered<RedRecord> answered -> {
                exchanges.observed(id, answered.value());
                yield Optional.empty();
            }
            case PlatformAnswer.Refused<RedRecord> refused -> {
                exchanges.refused(id, refused.code(), refused.message());
                yield Optional.of(IntentOutcome.done());
            }
            default -> Optional.of(unsaid(id, answer));
        };
    }

    private Optional<IntentOutcome> askForApplication(long id, RedExchanges.Next.AskForApplication ask) {
        for (LocalDate day : ask.days()) {
            PlatformAnswer<Optional<RedHead>> answer =
                    platform.findBySerial(ask.taxNo(), ask.side().code(), ask.blueNumber(), day, ask.serial());
            if (!(answer instanceof PlatformAnswer.Answered<Optional<RedHead>> answered)) {
                return Optional.of(question(answer));
            }
            if (answered.value().isPresent()) {
                return arrived(id, ask.taxNo(), answered.value().get().uuid());
            }
        }
        exchanges.neverArrived(id);
        return Optional.empty();
    }

    private Optional<IntentOutcome> arrived(long id, String taxNo, String uuid) {
        PlatformAnswer<Optional<RedRecord>> answer = platform.find(taxNo, uuid);
        if (answer instanceof PlatformAnswer.Answered<Optional<RedRecord>> answered
                && answered.value().isPresent()) {
            exchanges.observed(id, answered.value().get());
            return Optional.empty();
        }
        return Optional.of(question(answer));
    }

    private Optional<IntentOutcome> say(long id, RedExchanges.Next.Say say) {
        PlatformAnswer<RedRecord> answer =
                platform.answer(say.taxNo(), say.uuid(), say.answer().code(), say.serial());
        return switch (answer) {
            case PlatformAnswer.Answered<RedRecord> answered -> {
                if (!exchanges.observed(id, answered.value())) {
                    yield Optional.of(IntentOutcome.retry("the platform took " + say.answer() + " and still says "
                            + answered.value().state()));
                }
                yield Optional.empty();
            }
            case PlatformAnswer.Refused<RedRecord> refused -> {
                exchanges.answerRefused(id, refused.code(), refused.message());
                // It knows better: perhaps it expired, or somebody else was first.
                look(id, say.taxNo(), say.uuid());
                yield Optional.of(IntentOutcome.done());
            }
            default -> Optional.of(unsaid(id, answer));
        };
    }

    private Optional<IntentOutcome> askForForm(long id, RedExchanges.Next.AskForForm ask) {
        PlatformAnswer<Optional<RedRecord>> answer = platform.find(ask.taxNo(), ask.uuid());
        if (answer instanceof PlatformAnswer.Answered<Optional<RedRecord>> answered
                && answered.value().isPresent()) {
            if (!exchanges.observed(id, answered.value().get())) {
                exchanges.neverArrived(id);
            }
            return Optional.empty();
        }
        return Optional.of(question(answer));
    }

    private void look(long id, String taxNo, String uuid) {
        if (platform.find(taxNo, uuid) instanceof PlatformAnswer.Answered<Optional<RedRecord>> answered) {
            answered.value().ifPresent(record -> exchanges.observed(id, record));
        }
    }

    private void issue(long id) {
        try {
            exchanges.issueIfAsked(id);
        } catch (BusinessException e) {
            exchanges.remark(
                    id, "the red invoice cannot be issued: " + e.detail().zh());
        }
    }

    private IntentOutcome unsaid(long id, PlatformAnswer<?> answer) {
        return switch (answer) {
            case PlatformAnswer.Later<?> later -> {
                exchanges.neverArrived(id);
                yield IntentOutcome.again(later.after());
            }
            case PlatformAnswer.NotSent<?> notSent -> {
                exchanges.neverArrived(id);
                yield IntentOutcome.retry(notSent.reason());
            }
            default -> answer.unsettled();
        };
    }

    /** Only a question: it is asked again whatever happened to it. */
    private static IntentOutcome question(PlatformAnswer<?> answer) {
        return switch (answer) {
            case PlatformAnswer.Refused<?> refused -> IntentOutcome.retry(refused.code() + " " + refused.message());
            case PlatformAnswer.Answered<?> nothing -> IntentOutcome.retry("the platform does not show the form");
            default -> answer.unsettled();
        };
    }
}
