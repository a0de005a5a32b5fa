package org.minsheng.exchange.internal.workorders;

import java.time.Clock;
import java.util.Map;
import org.minsheng.account.Integrations.Integration;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The system administrator begins and ends the exchange of work orders with another system. */
@Component
class ManagingPeers {

    private final PeerBook peers;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    ManagingPeers(PeerBook peers, Vault vault, AuditTrail audit, Clock clock) {
        this.peers = peers;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was typed; {@code secret} is what we sign in with there. */
    record Wanted(RequestKey key, String name, String url, String secret, Integration integration,
                  boolean gives, boolean takes) {
    }

    /** False when it was sent twice, is not this person's to do, or the integration is another peer's already. */
    @Transactional
    public boolean begin(Viewer viewer, Wanted wanted) {
        var area = wanted.integration().grant().area();
        if (!viewer.may(area, Role.SYSTEM_ADMINISTRATOR)) {
            return false;
        }
        var added = peers.add(wanted.key(), wanted.name(), wanted.url(), vault.seal(wanted.secret()),
            wanted.integration(), wanted.gives(), wanted.takes(), clock.instant());
        added.ifPresent(id -> audit.record(viewer, "exchange.begin-peer", "peer:" + id, null,
            Map.of("name", wanted.name(), "url", wanted.url(),
                "integration", wanted.integration().id().value(), "gives", wanted.gives(), "takes", wanted.takes())));
        return added.isPresent();
    }

    @Transactional
    public boolean end(Viewer viewer, long id) {
        boolean ended = peers.byId(id).filter(peer -> viewer.may(peer.area(), Role.SYSTEM_ADMINISTRATOR)).isPresent()
            && peers.end(id, clock.instant());
        if (ended) {
            audit.record(viewer, "exchange.end-peer", "peer:" + id, null, null);
        }
        return ended;
    }
}
