package io.maotong.user.qualification;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The qualification snapshot of the current merchant: entered once, reused everywhere. */
@Service
public class Qualifications {

    private final QualificationMapper rows;
    private final Events events;
    private final JsonMapper json;
    private final Clock clock;

    Qualifications(QualificationMapper rows, Events events, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** The first snapshot of a new merchant. */
    @Transactional
    public void open(String status, QualificationChange.Contact contact) {
        long merchantId = MerchantScope.merchantId();
        Qualification empty = new Qualification(
                Ids.text(merchantId),
                1,
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
        Qualification first = new QualificationDraft(empty).with(contact).at(1);
        QualificationRow row = new QualificationRow();
        row.id = Ids.next();
        row.merchantId = merchantId;
        write(row, first);
        rows.insert(row);
        publish(first);
    }

    /** Takes a change in, in the current transaction; publishes the new version if it changed anything. */
    @Transactional
    public void change(QualificationChange change) {
        QualificationRow row = rows.selectOne(new QueryWrapper<QualificationRow>().last("FOR UPDATE"));
        if (row == null) {
            throw new NotFoundException("qualification", MerchantScope.merchantId());
        }
        Qualification before = read(row);
        Qualification after = new QualificationDraft(before).with(change).at(before.version());
        if (after.equals(before)) {
            return;
        }
        Qualification next = new QualificationDraft(after).at(before.version() + 1);
        write(row, next);
        rows.updateById(row);
        publish(next);
    }

    /** Holds the snapshot still until the end of the transaction, for decisions that depend on it. */
    public void lock() {
        rows.selectOne(new QueryWrapper<QualificationRow>().select("id").last("FOR UPDATE"));
    }

    /** The snapshot of the current merchant. */
    public Optional<Qualification> find() {
        return Optional.ofNullable(rows.selectOne(new QueryWrapper<>())).map(this::read);
    }

    private Qualification read(QualificationRow row) {
        return json.readValue(row.body, Qualification.class);
    }

    private void write(QualificationRow row, Qualification qualification) {
        row.version = qualification.version();
        row.body = json.writeValueAsString(qualification);
        row.changedAt = clock.instant();
    }

    private void publish(Qualification qualification) {
        events.publish(
                UserEvents.QUALIFICATION_CHANGED, qualification.merchantId(), qualification.version(), qualification);
    }
}
