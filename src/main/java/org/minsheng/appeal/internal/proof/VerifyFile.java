package org.minsheng.appeal.internal.proof;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.minsheng.shared.Command;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code minsheng verify <file>}. */
@Component
class VerifyFile implements Command {

    private final JsonMapper json;

    VerifyFile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String usage() {
        return "<file> checks the history that a reporter downloaded and prints the ledger's pages to compare it with";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.size() != 1) {
            out.println(usage());
            return 2;
        }
        JsonNode file;
        try {
            file = json.readTree(Path.of(arguments.getFirst()).toFile());
        } catch (JacksonException unreadable) {
            out.println("The file cannot be read: " + unreadable.getOriginalMessage());
            return 2;
        }
        var problems = VerifyingFile.problems(file);
        problems.forEach(out::println);
        if (!problems.isEmpty()) {
            return 1;
        }
        out.println("Valid: appeal %s, %d entries."
            .formatted(file.path("number").asString(""), file.path("entries").size()));
        file.path("pages").forEach(page -> out.println("Page %d, %s: %s".formatted(page.path("number").asInt(),
            page.path("day").asString(""), page.path("hash").asString(""))));
        return 0;
    }
}
