package org.minsheng.appeal.internal.similar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealId;
import org.minsheng.shared.Vault;
import org.springframework.stereotype.Component;

/** Names an appeal to a neighbour to whom it was shown; nobody can try out names that were not given to him. */
@Component
public class SimilarSeal {

    private final Vault vault;

    SimilarSeal(Vault vault) {
        this.vault = vault;
    }

    public String seal(AppealId appeal) {
        return appeal.value() + "." + signature(Long.toString(appeal.value()));
    }

    /** Null when it is not ours. */
    public @Nullable AppealId open(String text) {
        int end = text.indexOf('.');
        if (end < 1 || end > 18
            || !MessageDigest.isEqual(signature(text.substring(0, end)).getBytes(StandardCharsets.UTF_8),
                text.substring(end + 1).getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        return new AppealId(Long.parseLong(text.substring(0, end)));
    }

    private String signature(String signed) {
        return HexFormat.of().formatHex(vault.index("similar-appeal", signed), 0, 16);
    }
}
