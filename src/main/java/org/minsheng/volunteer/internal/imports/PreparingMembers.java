package org.minsheng.volunteer.internal.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Units;
import org.minsheng.page.NamedRows.Line;
import org.minsheng.page.Staged.Stage;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.people.RecognisedPerson;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.minsheng.volunteer.Memberships;
import org.minsheng.volunteer.internal.Rights;
import org.minsheng.volunteer.internal.imports.MemberImport.Row;
import org.minsheng.volunteer.internal.member.Membership;
import org.minsheng.volunteer.internal.member.MembershipBook;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a sheet sealed, and what it would do; nothing else is written. */
@Component
class PreparingMembers {

    private static final int CHILDREN = 400;

    private final MemberImportBook book;
    private final MembershipBook members;
    private final Memberships memberships;
    private final Persons persons;
    private final Places places;
    private final Posts posts;
    private final Units units;
    private final MessageSource texts;
    private final Vault vault;
    private final AuditTrail audit;
    private final Clock clock;

    PreparingMembers(MemberImportBook book, MembershipBook members, Memberships memberships, Persons persons,
                     Places places, Posts posts, Units units, MessageSource texts, Vault vault,
                     AuditTrail audit, Clock clock) {
        this.book = book;
        this.members = members;
        this.memberships = memberships;
        this.persons = persons;
        this.places = places;
        this.posts = posts;
        this.units = units;
        this.texts = texts;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** The widest area whose sheets this person may bring in. */
    static AreaCode area(Viewer viewer) {
        return Rights.leads(viewer).stream().filter(area -> area.level().compareTo(Level.COUNTY) >= 0
            && area.level().compareTo(Level.COMMUNITY) <= 0)
            .min((one, other) -> Integer.compare(one.value().length(), other.value().length()))
            .orElseThrow(() -> new AccessDeniedException("leads no community"));
    }

    /** Looks through the rows where the columns are clear; else somebody has to say what they mean. */
    @Transactional
    public long prepare(Viewer viewer, String fileName, SheetReader.Read sheet) {
        var area = area(viewer);
        long id = book.add(viewer, area, fileName, sheet, vault.seal(SheetReader.written(sheet.rows())),
            clock.instant());
        if (sheet.isClear()) {
            judge(area, id, sheet.rows(), sheet.headRow(), sheet.columns());
        }
        audit.record(viewer, "volunteer.prepare-import", "member-import:" + id, null,
            Map.of("file", fileName, "rows", sheet.rows().size()));
        return id;
    }

    /** @param columns what each means, each at most once; @return whether the sheet was still to be confirmed */
    @Transactional
    public boolean map(Viewer viewer, long id, List<String> columns) {
        var item = book.find(viewer, id, true)
            .filter(one -> one.stage() == Stage.UPLOADED || one.stage() == Stage.PREPARED).orElse(null);
        var sealed = book.sheet(id);
        if (item == null || sealed.isEmpty()) {
            return false;
        }
        judge(item.area(), id, SheetReader.reread(vault.open(sealed.get())), item.headRow(), columns);
        audit.record(viewer, "volunteer.map-import", "member-import:" + id, null,
            Map.of("columns", String.join(",", columns)));
        return true;
    }

    /**
     * Puts other words into a row and looks the whole sheet through anew, since another row may have been waiting for
     * this one.
     *
     * @return the row as it is judged now; null when there is none, or no preview any more
     */
    @Transactional
    public @Nullable Row mend(Viewer viewer, long id, int number, Map<String, String> cells) {
        var item = book.find(viewer, id, true).filter(one -> one.stage() == Stage.PREPARED).orElse(null);
        var sealed = book.sheet(id);
        if (item == null || sealed.isEmpty() || book.row(id, number).isEmpty()) {
            return null;
        }
        var sheet = SheetReader.mended(new SheetReader.Read(SheetReader.reread(vault.open(sealed.get())),
            item.headRow(), item.titles(), item.columns()),
            number, cells);
        book.mended(id, vault.seal(SheetReader.written(sheet.rows())), sheet.titles());
        judge(item.area(), id, sheet.rows(), sheet.headRow(), sheet.columns());
        var row = book.row(id, number).orElse(null);
        audit.record(viewer, "volunteer.mend-row", "member-import:" + id, null,
            Map.of("row", number, "state", row == null ? "" : row.judged().name()));
        return row;
    }

    /** The lines as they were sent and mended, by their numbers; none once the sheet was written. */
    Map<Integer, Line> lines(MemberImport item) {
        return book.sheet(item.id()).map(sealed -> SheetReader.lines(SheetReader.reread(vault.open(sealed)),
            item.headRow(), item.columns())).orElse(List.of())
            .stream().collect(Collectors.toMap(Line::number, line -> line));
    }

    /** What stands first below each heading, masked: enough to tell a name from a number. */
    List<String> samples(MemberImport item) {
        var rows = book.sheet(item.id()).map(sealed -> SheetReader.reread(vault.open(sealed))).orElse(List.of());
        var samples = new ArrayList<String>();
        for (int column = 0; column < item.titles().size(); column++) {
            int at = column;
            samples.add(rows.stream().skip(item.headRow() + 1L).filter(row -> at < row.size())
                .map(row -> row.get(at).strip()).filter(cell -> !cell.isEmpty())
                .findFirst().map(PreparingMembers::masked).orElse(""));
        }
        return samples;
    }

    private static String masked(String cell) {
        int shown = cell.matches("[\\d\\s-]{7,}") ? 3 : 1;
        return cell.substring(0, cell.offsetByCodePoints(0, Math.min(shown, cell.codePointCount(0, cell.length()))))
            + "***";
    }

    private void judge(AreaCode area, long id, List<List<String>> rows, int headRow, List<String> columns) {
        var lines = SheetReader.lines(rows, headRow, columns);
        var people = persons.recognise(lines.stream().map(PreparingMembers::details).toList());
        var judging = new JudgingMembers(known(area, lines, people), vault);
        var judged = new ArrayList<MemberImport.Row>();
        for (int at = 0; at < lines.size(); at++) {
            judged.add(judging.judge(lines.get(at), people.get(at)));
        }
        book.judged(id, columns, judged);
    }

    private static PersonDetails details(Line line) {
        return new PersonDetails(line.get("name"), null, JudgingMembers.phone(line.get("phone")), null, null);
    }

    private JudgingMembers.Known known(AreaCode area, List<Line> lines, List<RecognisedPerson> people) {
        Map<AreaCode, String> towns = new HashMap<>();
        var communities = communities(area, towns);
        var named = lines.stream().map(line -> line.get("unit")).filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
        var standing = standing(people.stream().map(RecognisedPerson::id).filter(Objects::nonNull).distinct().toList());
        var elsewhere = standing.values().stream().map(Membership::community)
            .filter(code -> !communities.containsKey(code)).distinct().toList();
        var names = new HashMap<>(places.names(elsewhere));
        names.putAll(communities);
        var unitNames = posts.organisationNames(standing.values().stream().map(Membership::unit)
            .filter(Objects::nonNull).distinct().toList());
        return new JudgingMembers.Known(JudgingMembers.byName(communities, towns),
            communities.size() == 1 ? communities.keySet().iterator().next() : null, names,
            units.byName(area.county(), named), unitNames, standing, skills());
    }

    private Map<AreaCode, String> communities(AreaCode area, Map<AreaCode, String> towns) {
        if (area.level() == Level.COMMUNITY) {
            return places.names(List.of(area));
        }
        var above = area.level() == Level.TOWN ? places.at(area).stream().toList()
            : places.children(area, null, CHILDREN).rows();
        Map<AreaCode, String> communities = new LinkedHashMap<>();
        above.forEach((Place town) -> {
            towns.put(town.code(), town.shortName());
            places.children(town.code(), null, CHILDREN).rows()
                .forEach(place -> communities.put(place.code(), place.shortName()));
        });
        return communities;
    }

    private Map<PersonId, Membership> standing(Collection<PersonId> people) {
        Map<PersonId, Membership> standing = new HashMap<>();
        members.standing(people).forEach(one -> standing.merge(one.person(), one, (first, second) -> first));
        return standing;
    }

    private Map<String, String> skills() {
        Map<String, String> skills = new HashMap<>();
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            memberships.skills().forEach(code -> skills.put(texts.getMessage("volunteer.skill." + code, null, locale)
                .toLowerCase(Locale.ROOT), code));
        }
        return skills;
    }
}
