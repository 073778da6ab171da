package io.maotong.user.notification;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.web.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The inbox of the signed-in member; what was read on one client is read on all. */
@RestController
@RequestMapping("/api/merchant/notifications")
class MerchantNotificationController {

    private final Notifications notifications;

    MerchantNotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('notification:read')")
    PageResponse<NotificationResponse> list(
            @RequestParam(defaultValue = "false") boolean unread, PageRequest page, HttpServletRequest request) {
        Locale locale = request.getHeader("Accept-Language") == null ? Locale.SIMPLIFIED_CHINESE : request.getLocale();
        return notifications.find(CurrentActor.get().id(), unread, page, locale);
    }

    @GetMapping("/unread-count")
    @PreAuthorize("hasAuthority('notification:read')")
    Map<String, Long> unreadCount() {
        return Map.of("count", notifications.unread(CurrentActor.get().id()));
    }

    @PostMapping("/{id}:read")
    @PreAuthorize("hasAuthority('notification:read')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable String id) {
        notifications.markRead(CurrentActor.get().id(), Ids.parse(id));
    }

    @PostMapping("/all:read")
    @PreAuthorize("hasAuthority('notification:read')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll() {
        notifications.markAllRead(CurrentActor.get().id());
    }
}
