package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The other sides of red forms, the bureau's own hand in them, and time. */
@RestController
@RequestMapping("/control/tax")
final class RedControlController {

    private static final Pattern BEHAVIOUR = Pattern.compile("CONFIRM|DENY|IGNORE");
    private static final Pattern STATE = Pattern.compile("\\d{2}");
    private static final Pattern WORD = Pattern.compile("[YNC]");

    private final RedDesk desk;
    private final RedStore store;
    private final RedCounterparts counterparts;
    private final InvoiceVault vault;
    private final InvoiceNumbers numbers;
    private final TaxTransaction transaction;
    private final Clock clock;

    /** @param behaviour CONFIRM, DENY or IGNORE @param delayMillis before the pace; absent = at once */
    record HabitRequest(String behaviour, Long delayMillis) {}

    record BookingRequest(String number) {}

    /** Absent: stays as it is. @param state any two digits @param agedHours lets it be that much older */
    record ChangeRequest(String state, Integer agedHours) {}

    /** @param word Y confirm, N deny, C withdraw */
    record WordRequest(String taxNo, String word) {}

    record FormState(
            String uuid,
            String number,
            String state,
            String enteredBy,
            String blueNumber,
            String reason,
            String amount,
            String tax,
            String redNumber,
            String lsh) {}

    record FormStates(List<FormState> items) {}

    record Spent(String redInvoice) {}

    RedControlController(
            RedDesk desk,
            RedStore store,
            RedCounterparts counterparts,
            InvoiceVault vault,
            InvoiceNumbers numbers,
            TaxTransaction transaction,
            Clock clock) {
        this.desk = desk;
        this.store = store;
        this.counterparts = counterparts;
        this.vault = vault;
        this.numbers = numbers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How a taxpayer answers the forms that others enter. */
    @PutMapping("/red-counterparts/{taxNo}")
    void behave(@PathVariable String taxNo, @RequestBody HabitRequest request) {
        new FieldFaults()
                .matches("behaviour", request.behaviour(), BEHAVIOUR, "CONFIRM, DENY or IGNORE")
                .refuseIfAny();
        counterparts.behave(taxNo, request.behaviour(), request.delayMillis() == null ? 0 : request.delayMillis());
    }

    /** A buyer books an invoice. */
    @PostMapping("/booked-invoices")
    void book(@RequestBody BookingRequest request) {
        store.book(request.number());
    }

    /** A side enters a form in the bureau's own pages; the body is that of QDHZQRDSQ without lsh. */
    @PostMapping("/red-forms")
    FormState enter(@RequestBody JsonNode request) {
        String number = desk.number();
        try {
            return state(transaction.run(() -> desk.enter(number, null, null, new WireFields(request))));
        } catch (TaxRefusal refusal) {
            throw Refusal.conflict(refusal.code(), refusal.getMessage());
        }
    }

    /** The whole of an invoice in the words of QDHZQRDSQ, to be entered as it is or cut down. */
    @GetMapping("/red-forms/draft")
    Map<String, Object> draft(
            @RequestParam String blueNumber, @RequestParam String lrfsf, @RequestParam String chyyDm) {
        HeldInvoice blue = vault.byNumbers(List.of(blueNumber)).get(blueNumber);
        if (blue == null) {
            throw Refusal.notFound("no such invoice");
        }
        return RedDrafts.whole(blue, vault.lines(List.of(blueNumber)).get(blueNumber), lrfsf, chyyDm);
    }

    @GetMapping("/red-forms")
    FormStates forms(@RequestParam String blueNumber) {
        return new FormStates(store.ofBlue(blueNumber).stream()
                .map(RedControlController::state)
                .toList());
    }

    /** Moves a form to any state, or lets time pass for it. */
    @PutMapping("/red-forms/{uuid}")
    FormState change(@PathVariable String uuid, @RequestBody ChangeRequest request) {
        new FieldFaults()
                .check(request.state() == null || STATE.matcher(request.state()).matches(), "state", "two digits")
                .refuseIfAny();
        return state(transaction.run(() -> {
            RedHeld form = store.lockByUuid(uuid).orElseThrow(() -> Refusal.notFound("no such form"));
            if (request.agedHours() != null) {
                store.age(form, Duration.ofHours(request.agedHours()));
            }
            if (request.state() != null) {
                store.move(uuid, request.state());
            }
            store.expire();
            return store.find(uuid).orElseThrow();
        }));
    }

    /** A side answers by hand. */
    @PostMapping("/red-forms/{uuid}/answer")
    FormState answer(@PathVariable String uuid, @RequestBody WordRequest request) {
        new FieldFaults().matches("word", request.word(), WORD, "Y, N or C").refuseIfAny();
        try {
            return state(transaction.run(() -> desk.answer(uuid, request.taxNo(), request.word())));
        } catch (TaxRefusal refusal) {
            throw Refusal.conflict(refusal.code(), refusal.getMessage());
        }
    }

    /** The seller issues the red invoice in the bureau's own pages. */
    @PostMapping("/red-forms/{uuid}/spend")
    Spent spend(@PathVariable String uuid) {
        RedHeld known = store.find(uuid).orElseThrow(() -> Refusal.notFound("no such form"));
        String number = numbers.take(known.sellerTaxNo(), 1).start();
        return transaction.run(() -> {
            RedHeld form = store.lockByUuid(uuid).orElseThrow();
            if (!RedForms.SPENDABLE.contains(form.state()) || form.redNumber() != null) {
                throw Refusal.conflict("STATE", "state " + form.state());
            }
            HeldInvoice blue = vault.lock(List.of(form.blueNumber())).get(form.blueNumber());
            HeldInvoice red = RedDrafts.redInvoice(
                    number,
                    blue,
                    form,
                    LocalDateTime.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE),
                    clock.instant());
            List<HeldLine> lines = new ArrayList<>();
            form.lines().forEach(line -> lines.add(RedDrafts.redLine(number, line)));
            vault.add(List.of(red), lines);
            vault.offer(List.of(red), clock.instant());
            store.spend(form.number(), number);
            return new Spent(number);
        });
    }

    private static FormState state(RedHeld form) {
        return new FormState(
                form.uuid(),
                form.number(),
                form.state(),
                form.enteredBy(),
                form.blueNumber(),
                form.reason(),
                form.amount().toPlainString(),
                form.tax().toPlainString(),
                form.redNumber(),
                form.lsh());
    }
}
