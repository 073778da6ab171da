package io.maotong.web.security;

import io.maotong.core.actor.Actor;
import io.maotong.data.scope.MerchantScope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the merchant scope for a request: merchants and partners see their own rows; operators see all, which is what
 * their permissions and the command log are for; services open the scope themselves from what they were asked to do.
 */
final class MerchantScopeFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor = CurrentActor.find();
        try {
            if (actor.isPresent() && actor.get().merchantId() != null) {
                MerchantScope.run(actor.get().merchantId(), () -> proceed(request, response, chain));
            } else if (actor.isPresent() && actor.get().kind() == Actor.Kind.OPERATOR) {
                MerchantScope.runEverywhere("operator " + actor.get().id(), () -> proceed(request, response, chain));
            } else {
                chain.doFilter(request, response);
            }
        } catch (ServletFailure failure) {
            throw failure.servletException();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new ServletFailure(e);
        }
    }

    /** Carries a checked exception out of the scope. */
    private static final class ServletFailure extends RuntimeException {

        ServletFailure(ServletException cause) {
            super(cause);
        }

        ServletException servletException() {
            return (ServletException) getCause();
        }
    }
}
