package org.minsheng.account.internal.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Viewer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Asks the table. Nobody's sign-in is looked up for what is open to anyone. */
final class Gate implements AuthorizationManager<RequestAuthorizationContext> {

    private final RouteTable table;

    Gate(RouteTable table) {
        this.table = table;
    }

    @Override
    public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> signIn,
                                           RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var line = table.find(request.getMethod(), path);
        return new AuthorizationDecision(line.isPresent()
            && (line.get().isOpen() || line.get().admits(viewer(signIn.get()))));
    }

    static Viewer viewer(@Nullable Authentication signIn) {
        return signIn != null && signIn.getPrincipal() instanceof Viewer viewer ? viewer : Viewer.ANONYMOUS;
    }
}
