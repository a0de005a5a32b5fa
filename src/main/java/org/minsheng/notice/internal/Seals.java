package org.minsheng.notice.internal;

import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Letters as they are kept: sealed, since they carry codes and tracking links. */
@Component
record Seals(Vault vault, JsonMapper json) {

    byte[] seal(Letter letter) {
        return vault.seal(json.writeValueAsString(letter));
    }

    Letter open(byte[] sealed) {
        return json.readValue(vault.open(sealed), Letter.class);
    }
}
