package org.minsheng.exchange.internal.open311;

import org.jspecify.annotations.Nullable;
import org.minsheng.account.Integrations;
import org.minsheng.account.Integrations.Integration;
import org.springframework.stereotype.Component;

/** API keys are the tokens of integrations. */
@Component
record Keys(Integrations integrations) {

    /** For writing: a key must be there and allow it. */
    Integration writing(Sent sent) {
        var integration = reading(sent);
        if (integration == null || !integration.may("appeals:write")) {
            throw Open311Fault.key();
        }
        return integration;
    }

    /** For reading no key is needed, but one that is sent must be right. */
    @Nullable Integration reading(Sent sent) {
        var key = sent.value("api_key");
        return key == null ? null : integrations.byToken(key).orElseThrow(Open311Fault::key);
    }
}
