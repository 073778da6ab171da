package io.maotong.forex.collection;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.bank.BankReaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bank's messages as they came, and what a person must look at. */
@Service
class MessageService {

    static final String READER = "notifications";
    private static final Logger log = LoggerFactory.getLogger(MessageService.class);
    private static final int LONGEST_REASON = 500;

    private final MessageMapper messages;
    private final ExceptionMapper exceptions;
    private final BankReaders readers;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    MessageService(
            MessageMapper messages,
            ExceptionMapper exceptions,
            BankReaders readers,
            ObjectProvider<Intents> intents,
            Clock clock) {
        this.messages = messages;
        this.exceptions = exceptions;
        this.readers = readers;
        this.intents = intents;
        this.clock = clock;
    }

    /**
     * Keeps fetched messages and moves the reader past them, together.
     *
     * @return how many were kept; none if another instance was faster
     */
    @Transactional
    int store(String bank, long position, List<Bank.Notification> fetched) {
        List<MessageRow> rows = new ArrayList<>();
        Instant now = clock.instant();
        long last = position;
        for (Bank.Notification notification : fetched) {
            if (notification.seq() <= last) {
                continue;
            }
            last = notification.seq();
            MessageRow row = new MessageRow();
            row.id = Ids.next();
            row.bank = bank;
            row.seq = notification.seq();
            row.type = notification.type();
            row.state = MessageState.STORED;
            row.body = notification.xml();
            row.receivedAt = now;
            rows.add(row);
        }
        if (rows.isEmpty() || !readers.advance(READER, position, last)) {
            return 0;
        }
        messages.insert(rows);
        rows.forEach(row -> promise(row.id, row.seq));
        return rows.size();
    }

    private void promise(long id, long seq) {
        intents.getObject().add(0, HandleMessage.KIND, "message " + seq, new HandleMessage.Arrived(id), Duration.ZERO);
    }

    MessageRow byId(long id) {
        return messages.selectById(id);
    }

    @Transactional
    void handled(MessageRow message, String messageId) {
        messages.handled(message.id, MessageState.HANDLED, messageId, null, clock.instant());
    }

    @Transactional
    void quarantine(MessageRow message, String reason) {
        log.error("bank message {} is quarantined: {}", message.seq, reason);
        messages.handled(message.id, MessageState.QUARANTINED, null, shortened(reason), clock.instant());
        raise(message, ExceptionKind.QUARANTINED, "message " + message.seq, reason);
    }

    @Transactional
    void raise(MessageRow message, ExceptionKind kind, String reference, String detail) {
        ExceptionRow row = new ExceptionRow();
        row.id = Ids.next();
        row.bank = message.bank;
        row.kind = kind;
        row.reference = reference;
        row.messageRow = message.id;
        row.detail = shortened(detail);
        row.raisedAt = clock.instant();
        exceptions.raise(row);
    }

    /** Closes the exceptions of a message that are none any more. */
    @Transactional
    void resolve(MessageRow message, List<ExceptionKind> kinds, Collection<String> still) {
        exceptions.resolve(message.id, kinds, still, clock.instant());
    }

    /** Has a kept message read once more. */
    @Transactional
    void again(long id) {
        MessageRow message = byId(id);
        if (message == null) {
            throw new NotFoundException("bank message", id);
        }
        messages.handled(id, MessageState.STORED, null, null, clock.instant());
        promise(id, message.seq);
    }

    Page<MessageRow> messages(MessageState state, PageRequest page) {
        return messages.selectPage(
                page.toPage(Map.of("receivedAt", "received_at", "seq", "seq", "id", "id"), "receivedAt,desc"),
                new QueryWrapper<MessageRow>().eq(state != null, "state", state));
    }

    Page<ExceptionRow> exceptions(String state, PageRequest page) {
        return exceptions.selectPage(
                page.toPage(Map.of("raisedAt", "raised_at", "id", "id"), "raisedAt,desc"),
                new QueryWrapper<ExceptionRow>().eq(state != null, "state", state));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
