package org.minsheng.appeal.internal.filing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.internal.Agents;
import org.minsheng.appeal.internal.Desks;
import org.minsheng.appeal.internal.Words;
import org.minsheng.appeal.internal.clock.Limits;
import org.minsheng.appeal.internal.filing.Filing.Filed;
import org.minsheng.appeal.internal.numbers.VoidNumbers;
import org.minsheng.attachment.Attachments;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Viewer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a word into the ledger: number, history, words, counts and audit in one statement of one transaction. The
 * serial is drawn after everything was checked, so that a refused form leaves no gap.
 */
@Component
public class FilingAppeal {

    private final FilingStatement statement;
    private final VoidNumbers voidNumbers;
    private final Desks desks;
    private final Limits limits;
    private final Words words;
    private final Persons persons;
    private final Attachments attachments;
    private final Agents agents;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FilingAppeal(FilingStatement statement, VoidNumbers voidNumbers, Desks desks, Limits limits, Words words,
                 Persons persons, Attachments attachments, Agents agents,
                 TransactionTemplate transaction, Clock clock) {
        this.statement = statement;
        this.voidNumbers = voidNumbers;
        this.desks = desks;
        this.limits = limits;
        this.words = words;
        this.persons = persons;
        this.attachments = attachments;
        this.agents = agents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return the number and the tracking token; of the first time, when the key was used before */
    public Filed file(Viewer viewer, Filing filing) {
        var prepared = prepare(viewer, filing);
        try {
            var filed = filing.attachments().isEmpty() && filing.agent() == null ? statement.write(filing, prepared)
                : writeWithMore(filing, prepared);
            return filed != null ? filed : statement.existing(filing);
        } catch (DataAccessException failure) {
            voidNumbers.noteFailure(prepared.county(), clock.instant());
            throw failure;
        }
    }

    /** Without files and an agent the statement is a transaction of its own, which saves the commit's round trip. */
    private @Nullable Filed writeWithMore(Filing filing, FilingStatement.Prepared prepared) {
        return transaction.execute(status -> {
            var filed = Optional.ofNullable(statement.write(filing, prepared));
            filed.filter(first -> !first.repeated())
                .ifPresent(first -> {
                    attachments.bind(filing.attachments(), first.id().subject());
                    if (filing.agent() != null) {
                        agents.add(first.id(), filing.agent());
                    }
                });
            return filed;
        }).orElse(null);
    }

    private FilingStatement.Prepared prepare(Viewer viewer, Filing filing) {
        var place = filing.place();
        var county = place.county();
        var origin = filing.origin();
        Instant now = clock.instant();
        Instant filedAt = origin != null && origin.filedAt() != null ? origin.filedAt() : now;
        var desk = desks.at(place);
        var contact = filing.contact();
        var text = new LinkedHashSet<>(words.cut(filing.titleOrBeginning() + "\n" + filing.body()
            + "\n" + filing.placeDetail()));
        for (var level : new AreaCode.Level[] {AreaCode.Level.COUNTY, AreaCode.Level.TOWN, AreaCode.Level.COMMUNITY}) {
            var area = place.at(level);
            if (area != null) {
                text.add(Words.ofArea(area.value()));
            }
        }
        return new FilingStatement.Prepared(county, token(), desk.tier(), desk.post(),
            contact == null ? null : persons.seal(contact.phone(), contact.name()), viewer,
            text.toArray(String[]::new), filedAt, limits.due(county, filing.kind(), filing.urgency(), desk.tier(), now),
            now, clock.getZone());
    }

    private String token() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
