package io.maotong.sandbox.tax;

import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueHandler;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The other sides: they confirm, deny or ignore what they are asked, at once or after a while. */
@Component
final class RedCounterparts implements DueHandler {

    private static final String KIND = "tax-red-answer";

    private final JdbcTemplate jdbc;
    private final DueActions due;
    private final ObjectProvider<RedDesk> desk;

    private record Habit(String behaviour, long delayMillis) {}

    RedCounterparts(JdbcTemplate jdbc, DueActions due, ObjectProvider<RedDesk> desk) {
        this.jdbc = jdbc;
        this.due = due;
        this.desk = desk;
    }

    void behave(String taxNo, String behaviour, long delayMillis) {
        jdbc.update(
                "INSERT INTO tax_red_counterpart (tax_no, behaviour, delay_millis) VALUES (?,?,?)"
                        + " ON DUPLICATE KEY UPDATE behaviour = VALUES(behaviour), delay_millis = VALUES(delay_millis)",
                taxNo,
                behaviour,
                delayMillis);
    }

    /** Part of the transaction that entered the form. */
    void asked(RedHeld form) {
        jdbc
                .query(
                        "SELECT behaviour, delay_millis FROM tax_red_counterpart WHERE tax_no = ?",
                        (row, n) -> new Habit(row.getString(1), row.getLong(2)),
                        form.otherParty())
                .stream()
                .filter(habit -> !habit.behaviour().equals("IGNORE"))
                .forEach(habit -> due.schedule(
                        KIND,
                        form.uuid(),
                        form.otherParty() + " " + (habit.behaviour().equals("CONFIRM") ? "Y" : "N"),
                        Duration.ofMillis(habit.delayMillis())));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(List<DueAction> actions) {
        for (DueAction action : actions) {
            String[] who = action.payload().split(" ");
            try {
                desk.getObject().answer(action.ref(), who[0], who[1]);
            } catch (TaxRefusal tooLate) {
                // Withdrawn, expired or answered by hand meanwhile: there is nothing left to say.
                continue;
            }
        }
    }
}
