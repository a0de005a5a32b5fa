package org.minsheng.exchange.internal.workorders;

import java.util.List;
import java.util.Map;
import org.minsheng.page.Form;
import org.minsheng.page.Option;
import org.minsheng.page.Tab;
import org.minsheng.shared.OrganisationId;

/** The peers and the form for another one. */
public record PeersView(List<Tab> tabs, List<Peer> rows, Map<OrganisationId, String> organisations,
                        Form form, List<Option> integrations, List<Option> directions) {

    public String organisation(Peer peer) {
        return organisations.getOrDefault(peer.organisation(), "");
    }
}
