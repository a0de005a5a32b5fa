package org.minsheng.appeal.internal.proof;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.resident.Tracking;
import org.minsheng.page.FileName;
import org.minsheng.page.Page;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The ledger's pages for everybody, and the own history to take home for whoever holds the link. */
@Controller
class ProofPages {

    private static final int PAGE = 31;
    private static final int MANY = 1000;

    private final Chain chain;
    private final ProofFile file;
    private final Tracking tracking;
    private final JsonMapper json;

    ProofPages(Chain chain, ProofFile file, Tracking tracking, JsonMapper json) {
        this.chain = chain;
        this.file = file;
        this.tracking = tracking;
        this.json = json;
    }

    @GetMapping("/ledger")
    ModelAndView show(Page page, @RequestParam(name = "after", required = false) @Nullable String after) {
        var sheets = chain.sheetsBefore(number(after, Integer.MAX_VALUE), PAGE + 1);
        var shown = sheets.subList(0, Math.min(PAGE, sheets.size()));
        return page.show("appeal/proof/ledger", new LedgerView(lines(shown),
            sheets.size() > PAGE ? Integer.toString(shown.getLast().number()) : null, after,
            after == null ? chain.lastBatch().map(batch -> new LedgerView.Head(batch.seq(), Hash.hex(batch.root())))
                .orElse(null) : null));
    }

    static List<LedgerView.Line> lines(List<Chain.Sheet> sheets) {
        return sheets.stream()
            .map(sheet -> new LedgerView.Line(sheet.number(), sheet.day(), sheet.entries(), Hash.hex(sheet.hash()),
                sheet.sealedAt())).toList();
    }

    /** For machines: oldest first, up to 1000 after a number; {@code next} leads on. */
    @GetMapping("/ledger.json")
    ResponseEntity<String> pages(@RequestParam(name = "after", required = false) @Nullable String after) {
        var sheets = chain.sheetsAfter(number(after, 0), MANY);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("format", Canonical.SHEET);
        answer.put("pages", sheets.stream().map(ProofFile::page).toList());
        if (sheets.size() == MANY) {
            answer.put("next", "/ledger.json?after=" + sheets.getLast().number());
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsString(answer));
    }

    /** The newest pages first, for whoever looks once a day; {@code check history} compares a kept copy. */
    @GetMapping("/ledger/roots.json")
    ResponseEntity<String> roots() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("format", Canonical.SHEET);
        chain.lastBatch().ifPresent(batch -> answer.put("head", ProofFile.head(batch)));
        answer.put("pages", chain.sheetsBefore(Integer.MAX_VALUE, MANY).stream().map(ProofFile::page).toList());
        answer.put("older", "/ledger.json");
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsString(answer));
    }

    /**
     * The same to be printed, or kept by a program that knows no JSON: number, day, entries, root and hash, one page a
     * line.
     */
    @GetMapping("/ledger/roots.txt")
    ResponseEntity<String> lines() {
        var text = chain.sheetsBefore(Integer.MAX_VALUE, MANY).stream()
            .map(sheet -> String.join(" ", Integer.toString(sheet.number()), sheet.day().toString(),
                Long.toString(sheet.entries()), Hash.hex(sheet.root()), Hash.hex(sheet.hash())))
            .collect(Collectors.joining("\n", "", "\n"));
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8)).body(text);
    }

    private static int number(@Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /** One page that needs no network and no server: it is kept and opened from the disk. */
    @GetMapping("/ledger/verifier.html")
    ResponseEntity<ClassPathResource> verifier() {
        return ResponseEntity.ok()
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .header(HttpHeaders.CONTENT_DISPOSITION, FileName.saved("minsheng-verifier.html"))
            .body(new ClassPathResource("proof/verifier.html"));
    }

    /** @param words "no" leaves the words out, for showing the file to others */
    @GetMapping("/t/{token}/history.json")
    ResponseEntity<String> history(Page page, @PathVariable String token,
                                   @RequestParam(name = "words", required = false) @Nullable String words) {
        var appeal = tracking.find(token).filter(found -> !tracking.isExpired(found))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean told = !"no".equals(words);
        Map<String, Object> proof = file.of(appeal.id().value(), appeal.number(), page.base() + "/ledger", told);
        var name = "history-" + appeal.number() + (told ? "" : "-without-words") + ".json";
        return ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(name))
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header("Referrer-Policy", "no-referrer")
            .header("X-Robots-Tag", "noindex, nofollow")
            .body(json.writeValueAsString(proof));
    }
}
