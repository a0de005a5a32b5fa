package org.minsheng.account.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.Viewer;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The sign-in behind one request; it is made anew for each and never stored. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Viewer viewer;

    public SignedIn(Viewer viewer) {
        super(List.of());
        this.viewer = viewer;
        setAuthenticated(true);
    }

    @Override
    public Viewer getPrincipal() {
        return viewer;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return viewer.actor();
    }
}
