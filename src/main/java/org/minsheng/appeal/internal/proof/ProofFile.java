package org.minsheng.appeal.internal.proof;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minsheng.appeal.internal.proof.Chain.Entry;
import org.minsheng.appeal.internal.proof.Chain.Sheet;
import org.springframework.stereotype.Component;

/**
 * What a reporter takes home: the own appeal's chain with the way from each entry to its day's page. Words that the
 * tracking page shows are opened, and how the matter was sorted, flagged and judged; names, internal notes and whoever
 * reported stay commitments.
 */
@Component
class ProofFile {

    static final String FORMAT = "minsheng-proof-2";
    private static final List<String> OPENED = List.of("note", "files", "said");

    private final History history;
    private final Chain chain;
    private final ProofNames names;
    private final Clock clock;

    ProofFile(History history, Chain chain, ProofNames names, Clock clock) {
        this.history = history;
        this.chain = chain;
        this.names = names;
        this.clock = clock;
    }

    /** @param words whether the words are opened; without them the file can be shown to anybody */
    Map<String, Object> of(long appeal, String number, String ledger, boolean words) {
        var entries = chain.ofAppeal(appeal);
        var steps = history.steps(entries.stream().map(Entry::step).toList());
        var secret = chain.secrets(List.of(appeal)).get(appeal);
        Map<Integer, Sheet> pages = new TreeMap<>();
        List<Map<String, Object>> shown = new ArrayList<>();
        var previous = Hash.beginning();
        for (var entry : entries) {
            var step = steps.get(entry.step());
            if (step != null) {
                var one = new LinkedHashMap<String, Object>();
                one.put("form", entry.form());
                one.put("fields",
                    step.fields(entry.form(), entry.position(), entry.closed(), entry.facts(), previous).stream()
                    .map(field -> java.util.Arrays.asList(field.name(), field.value())).toList());
                one.put("hash", Hash.hex(entry.hash()));
                one.put("opened", words && secret != null ? opened(step, entry, secret) : Map.of());
                chain.sheetOf(entry.batch()).ifPresent(sheet -> {
                    pages.put(sheet.number(), sheet);
                    one.put("page", sheet.number());
                    one.put("path", path(entry, sheet));
                });
                shown.add(one);
            }
            previous = entry.hash();
        }
        var file = new LinkedHashMap<String, Object>();
        file.put("format", FORMAT);
        file.put("number", number);
        file.put("made", clock.instant().toString());
        file.put("ledger", ledger);
        file.put("entries", shown);
        file.put("pages", pages.values().stream().map(ProofFile::page).toList());
        chain.lastBatch().ifPresent(batch -> file.put("head", head(batch)));
        file.put("names", words ? names.of(steps.values()) : Map.of());
        return file;
    }

    /** Whoever keeps it can show later that the ledger once went so far. */
    static Map<String, Object> head(Chain.Batch batch) {
        var head = new LinkedHashMap<String, Object>();
        head.put("batch", batch.seq());
        head.put("day", batch.day().toString());
        head.put("root", Hash.hex(batch.root()));
        return head;
    }

    static Map<String, Object> page(Sheet sheet) {
        var page = new LinkedHashMap<String, Object>();
        page.put("number", sheet.number());
        page.put("day", sheet.day().toString());
        page.put("entries", sheet.entries());
        page.put("root", Hash.hex(sheet.root()));
        page.put("previous", Hash.hex(sheet.previous()));
        page.put("hash", Hash.hex(sheet.hash()));
        return page;
    }

    private static Map<String, Object> opened(Written step, Entry entry, byte[] secret) {
        Map<String, Object> opened = new LinkedHashMap<>();
        boolean shown = step.open().stream().anyMatch(field -> field.name().equals("shown")
            && "t".equals(field.value()));
        for (var name : OPENED) {
            var text = step.closed().getOrDefault(name, "");
            if (shown && !text.isEmpty()) {
                opened.put(name, Map.of("salt", Hash.hex(Written.salt(secret, step.step(), name)), "text", text));
            }
        }
        if (entry.facts() != null) {
            opened.put(Canonical.FACTS, Map.of("salt", Hash.hex(Written.salt(secret, step.step(), Canonical.FACTS)),
                "text", step.factsText()));
        }
        return opened;
    }

    private List<List<String>> path(Entry entry, Sheet sheet) {
        var batch = chain.batch(entry.batch()).orElseThrow();
        List<Merkle.Turn> turns = new ArrayList<>(Merkle.path(leaves(batch), entry.place()));
        turns.addAll(Merkle.path(chain.roots(sheet.firstBatch(), sheet.lastBatch()).stream()
            .map(Chain.Root::root).toList(),
            (int) (batch.seq() - sheet.firstBatch())));
        return turns.stream().map(turn -> List.of(turn.left() ? "left" : "right", Hash.hex(turn.hash()))).toList();
    }

    private static List<byte[]> leaves(Chain.Batch batch) {
        List<byte[]> leaves = new ArrayList<>();
        for (int at = Chain.DIGEST_BYTES; at <= batch.digests().length; at += Chain.DIGEST_BYTES) {
            leaves.add(Merkle.leaf(java.util.Arrays.copyOfRange(batch.digests(), at - Hash.BYTES, at)));
        }
        return leaves;
    }
}
