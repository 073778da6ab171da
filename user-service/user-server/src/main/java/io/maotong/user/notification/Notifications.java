package io.maotong.user.notification;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The in-app inbox 消息中心: one message for each transition, however often the transition is reported. */
@Service
public class Notifications {

    private final NotificationMapper rows;
    private final NotificationReadMapper reads;
    private final Clock clock;

    Notifications(NotificationMapper rows, NotificationReadMapper reads, Clock clock) {
        this.rows = rows;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Puts a message into the inbox of the current merchant, in the current transaction.
     *
     * @param transition names the transition; the same name gives no second message
     * @param link path that opens the object in the portal and the mini-program
     */
    @Transactional
    public void tell(String transition, Importance importance, Text title, Text body, String link) {
        if (rows.exists(new QueryWrapper<NotificationRow>().eq("transition", transition))) {
            return;
        }
        NotificationRow row = new NotificationRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.transition = transition;
        row.importance = importance.name();
        row.titleZh = title.zh();
        row.titleEn = title.en();
        row.bodyZh = shortened(body.zh());
        row.bodyEn = shortened(body.en());
        row.link = link;
        row.createdAt = clock.instant();
        rows.insert(row);
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500);
    }

    @Transactional(readOnly = true)
    PageResponse<NotificationResponse> find(String account, boolean unreadOnly, PageRequest request, Locale locale) {
        Page<NotificationRow> page = request.toPage(Map.of("createdAt", "created_at", "id", "id"), "id,desc");
        QueryWrapper<NotificationRow> query = new QueryWrapper<>();
        if (unreadOnly) {
            query.notExists(
                    "SELECT 1 FROM notification_read r WHERE r.notification_id = notification.id AND r.account_id = {0}",
                    account);
        }
        Page<NotificationRow> found = rows.selectPage(page, query);
        Set<Long> read =
                readOf(account, found.getRecords().stream().map(row -> row.id).toList());
        return PageResponse.of(found, row -> NotificationResponse.of(row, read.contains(row.id), locale));
    }

    @Transactional(readOnly = true)
    long unread(String account) {
        return rows.countUnread(account);
    }

    @Transactional
    void markRead(String account, long id) {
        if (rows.selectById(id) == null) {
            throw new NotFoundException("notification", id);
        }
        markRead(account, List.of(id));
    }

    @Transactional
    void markAllRead(String account) {
        List<Long> unread = rows
                .selectList(new QueryWrapper<NotificationRow>()
                        .select("id")
                        .notExists(
                                "SELECT 1 FROM notification_read r WHERE r.notification_id = notification.id"
                                        + " AND r.account_id = {0}",
                                account)
                        .orderByDesc("id")
                        .last("LIMIT 1000"))
                .stream()
                .map(row -> row.id)
                .toList();
        markRead(account, unread);
    }

    private void markRead(String account, List<Long> ids) {
        Set<Long> already = readOf(account, ids);
        List<NotificationReadRow> fresh = ids.stream()
                .filter(id -> !already.contains(id))
                .map(id -> {
                    NotificationReadRow row = new NotificationReadRow();
                    row.id = Ids.next();
                    row.merchantId = MerchantScope.merchantId();
                    row.accountId = account;
                    row.notificationId = id;
                    row.readAt = clock.instant();
                    return row;
                })
                .toList();
        if (!fresh.isEmpty()) {
            reads.insert(fresh);
        }
    }

    private Set<Long> readOf(String account, List<Long> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return reads
                .selectList(new QueryWrapper<NotificationReadRow>()
                        .select("notification_id")
                        .eq("account_id", account)
                        .in("notification_id", ids))
                .stream()
                .map(row -> row.notificationId)
                .collect(Collectors.toSet());
    }
}
