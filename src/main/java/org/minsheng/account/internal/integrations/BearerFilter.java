package org.minsheng.account.internal.integrations;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.minsheng.account.internal.SignedIn;
import org.minsheng.account.internal.access.BearerSignIn;
import org.minsheng.account.internal.access.ClosedInterface;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs an integration in for one request by its token. What it may do with {@code /api/v1/appeals} is
 * {@code appeals:read} or {@code appeals:write}; where, says its grant.
 */
@Component
class BearerFilter implements BearerSignIn {

    private static final Pattern RESOURCE = Pattern.compile("[a-z-]{1,40}");

    private final Tokens tokens;
    private final ClosedInterface closed;

    BearerFilter(Tokens tokens, ClosedInterface closed) {
        this.tokens = tokens;
        this.closed = closed;
    }

    @Override
    public Filter filter() {
        return new OncePerRequestFilter() {
            /** Other standards have a key among their parameters. */
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !request.getRequestURI().startsWith("/api/");
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
                var header = request.getHeader("Authorization");
                var holder = header != null && header.startsWith("Bearer ")
                    ? tokens.holder(header.substring("Bearer ".length()).strip()).orElse(null) : null;
                if (holder == null) {
                    chain.doFilter(request, response);
                } else if (!holder.permissions().contains(permission(request))) {
                    closed.tell(request, response, HttpStatus.FORBIDDEN, "account.interface.token.lacks",
                        permission(request));
                } else {
                    SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(holder.viewer())));
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /** The first part behind the version, and whether something is written. */
    private static String permission(HttpServletRequest request) {
        var parts = request.getRequestURI().split("/");
        var resource = parts.length > 3 && RESOURCE.matcher(parts[3]).matches() ? parts[3] : "nothing";
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return resource + (reads ? ":read" : ":write");
    }
}
