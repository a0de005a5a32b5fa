package org.minsheng.account.internal.audit;

import java.io.PrintStream;
import java.util.HexFormat;
import java.util.List;
import org.minsheng.account.internal.audit.CheckingTrail.Finding;
import org.minsheng.shared.Command;
import org.springframework.stereotype.Component;

/** {@code minsheng check audit}. */
@Component
class CheckAudit implements Command {

    private final CheckingTrail checking;

    CheckAudit(CheckingTrail checking) {
        this.checking = checking;
    }

    @Override
    public String name() {
        return "check audit";
    }

    @Override
    public String usage() {
        return "computes the seals of the audit trail anew and names the first that does not fit";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var finding = checking.check();
        out.println(switch (finding) {
            case Finding.Sound sound -> "Sound: %d batches, %d entries, last seal %s".formatted(sound.batches(),
                sound.entries(), HexFormat.of().formatHex(sound.lastHash()));
            case Finding.Changed changed -> "Entry %d was changed (batch %d)."
                .formatted(changed.entry(), changed.batch());
            case Finding.Missing missing -> "Entry %d is missing (batch %d)."
                .formatted(missing.entry(), missing.batch());
            case Finding.Added added -> "Entry %d was added later (batch %d).".formatted(added.entry(), added.batch());
            case Finding.Broken broken -> "The seal of batch %d does not fit.".formatted(broken.batch());
        });
        return finding instanceof Finding.Sound ? 0 : 1;
    }
}
