package io.maotong.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Checks the permission that a controller method asks for before its body is read: who may not call it learns nothing
 * about what it expects. The method's own check stays in force.
 */
public final class EarlyPermissionCheck implements HandlerInterceptor {

    private static final Pattern AUTHORITY = Pattern.compile("'([^']+)'");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Set<String> needed = neededBy(method);
            if (!needed.isEmpty() && !holdsOneOf(needed)) {
                throw new AccessDeniedException("one of " + needed + " is needed");
            }
        }
        return true;
    }

    /** The permissions of which the method asks for one; empty if it names none. */
    public static Set<String> neededBy(HandlerMethod method) {
        PreAuthorize rule = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
        }
        Set<String> permissions = new HashSet<>();
        if (rule != null) {
            Matcher names = AUTHORITY.matcher(rule.value());
            while (names.find()) {
                permissions.add(names.group(1));
            }
        }
        return permissions;
    }

    private static boolean holdsOneOf(Set<String> permissions) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(permissions::contains);
    }
}
