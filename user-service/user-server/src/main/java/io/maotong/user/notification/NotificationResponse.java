package io.maotong.user.notification;

import io.maotong.core.id.Ids;
import java.time.Instant;
import java.util.Locale;

/**
 * A message of the inbox.
 *
 * @param importance ACTION, PROGRESS or DIGEST
 * @param link path that opens the object it is about
 */
record NotificationResponse(
        String id, String importance, String title, String body, String link, Instant createdAt, boolean read) {

    static NotificationResponse of(NotificationRow row, boolean read, Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return new NotificationResponse(
                Ids.text(row.id),
                row.importance,
                english ? row.titleEn : row.titleZh,
                english ? row.bodyEn : row.bodyZh,
                row.link,
                row.createdAt,
                read);
    }
}
