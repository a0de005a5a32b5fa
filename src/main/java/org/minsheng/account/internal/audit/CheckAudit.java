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
        return "核对审计记录的签封 computes the seals of the audit trail anew and names the first that does not fit";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var finding = checking.check();
        out.println(switch (finding) {
            case Finding.Sound sound -> "审计记录完好 sound: %d batches, %d entries, last seal %s".formatted(sound.batches(),
                sound.entries(), HexFormat.of().formatHex(sound.lastHash()));
            case Finding.Changed changed -> "第 %d 条记录被改动 entry changed (batch %d)".formatted(changed.entry(), changed.batch());
            case Finding.Missing missing -> "第 %d 条记录被删除 entry missing (batch %d)".formatted(missing.entry(), missing.batch());
            case Finding.Added added -> "第 %d 条记录是补入的 entry added (batch %d)".formatted(added.entry(), added.batch());
            case Finding.Broken broken -> "第 %d 批签封不符 seal does not fit".formatted(broken.batch());
        });
        return finding instanceof Finding.Sound ? 0 : 1;
    }
}
