package org.minsheng.account.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Finds out who a session belongs to, when somebody asks; a session whose epoch has passed belongs to nobody. */
@Component
class SessionSignIn implements SecurityContextRepository {

    private final Viewers viewers;

    SessionSignIn(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return read(holder.getRequest());
    }

    private SecurityContext read(HttpServletRequest request) {
        var context = new SecurityContextImpl();
        var owner = Sessions.owner(request.getSession(false));
        if (owner != null) {
            viewers.find(owner.account(), owner.epoch()).map(SignedIn::new).ifPresent(context::setAuthentication);
        }
        return context;
    }

    /** Sessions are begun by signing in, never by having looked. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return Sessions.owner(request.getSession(false)) != null;
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext known;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var context = known;
            if (context == null) {
                context = read(request);
                known = context;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
