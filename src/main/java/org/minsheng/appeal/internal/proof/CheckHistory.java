package org.minsheng.appeal.internal.proof;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.shared.Command;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code minsheng check history}. */
@Component
class CheckHistory implements Command {

    private final CheckingHistory checking;
    private final Chain chain;
    private final JsonMapper json;

    CheckHistory(CheckingHistory checking, Chain chain, JsonMapper json) {
        this.checking = checking;
        this.chain = chain;
        this.json = json;
    }

    @Override
    public String name() {
        return "check history";
    }

    @Override
    public String usage() {
        return "[ledger.json] computes every appeal's chain anew, names what was changed, and compares with a kept "
            + "copy of the pages";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() > 1) {
            out.println(usage());
            return 2;
        }
        List<String> kept;
        try {
            kept = arguments.isEmpty() ? List.of() : unlike(Path.of(arguments.getFirst()));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            out.println(arguments.getFirst() + " is not a copy of the ledger's pages: " + unreadable.getMessage());
            return 2;
        }
        var report = checking.check();
        report.findings().forEach(out::println);
        kept.forEach(out::println);
        if (report.findings().isEmpty() && kept.isEmpty()) {
            out.println("Sound: %d entries, %d pages, last page %s"
                .formatted(report.entries(), report.pages(), report.lastPage()));
            return 0;
        }
        return 1;
    }

    /**
     * Pages of the copy, and the newest batch it knows of, that are not the same here: what shows a history rewritten
     * as a whole, or cut off.
     */
    private List<String> unlike(Path copy) {
        List<String> unlike = new ArrayList<>();
        var kept = json.readTree(copy.toFile());
        for (var page : kept.path("pages")) {
            int number = page.path("number").asInt();
            var here = chain.sheetsAfter(number - 1, 1).stream().filter(sheet -> sheet.number() == number).findFirst();
            if (here.isEmpty()) {
                unlike.add("Page %d of the copy is missing here.".formatted(number));
            } else if (!Hash.hex(here.get().hash()).equals(page.path("hash").asString())) {
                unlike.add("Page %d (%s) is not the one of the copy.".formatted(number, here.get().day()));
            }
        }
        var head = kept.path("head");
        if (head.has("batch") && chain.batch(head.path("batch").asLong())
            .filter(batch -> Hash.hex(batch.root()).equals(head.path("root").asString())).isEmpty()) {
            unlike.add("Batch %d of the copy is missing here, or is another one."
                .formatted(head.path("batch").asLong()));
        }
        return unlike;
    }
}
