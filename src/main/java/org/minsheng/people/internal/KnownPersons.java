package org.minsheng.people.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.people.IdentityNumber;
import org.minsheng.people.MaskedPerson;
import org.minsheng.people.OwnData;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.people.RecognisedPerson;
import org.minsheng.people.SealedContact;
import org.minsheng.people.WordsAbout;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AuditTrail;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Vault;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers other modules. Registering is one statement of its own, so it needs no transaction around it. */
@Service
class KnownPersons implements Persons {

    private final PersonRepository persons;
    private final Unmasking unmasking;
    private final UnmaskingMany unmaskingMany;
    private final Vault vault;
    private final AuditTrail audit;
    private final Registering registering;
    private final ErasingPerson erasing;
    private final ReadingOwnData own;
    private final Recognising recognising;
    private final ForgettingPeople forgetting;
    private final NamesInWords words;
    private final Clock clock;

    KnownPersons(PersonRepository persons, Unmasking unmasking, UnmaskingMany unmaskingMany,
                 Vault vault, AuditTrail audit, Registering registering, ErasingPerson erasing,
                 ReadingOwnData own, Recognising recognising, ForgettingPeople forgetting,
                 NamesInWords words, Clock clock) {
        this.persons = persons;
        this.registering = registering;
        this.recognising = recognising;
        this.forgetting = forgetting;
        this.words = words;
        this.erasing = erasing;
        this.own = own;
        this.clock = clock;
        this.unmasking = unmasking;
        this.unmaskingMany = unmaskingMany;
        this.vault = vault;
        this.audit = audit;
    }

    @Override
    public PersonId withPhone(PhoneNumber phone, @Nullable String name) {
        return persons.withPhone(persons.seal(phone, name));
    }

    @Override
    public SealedContact seal(PhoneNumber phone, @Nullable String name) {
        return persons.seal(phone, name);
    }

    @Override
    public Optional<PersonId> byPhone(PhoneNumber phone) {
        return persons.byPhone(phone);
    }

    @Override
    public Optional<PersonId> byIdentity(IdentityNumber number) {
        return persons.byIdentity(number);
    }

    @Override
    public PersonId register(PersonDetails details) {
        return registering.register(List.of(details)).getFirst();
    }

    @Override
    public List<PersonId> register(List<PersonDetails> details) {
        return registering.register(details);
    }

    @Override
    public List<RecognisedPerson> recognise(List<PersonDetails> details) {
        return recognising.recognise(details);
    }

    @Override
    public void complete(List<PersonId> ids, List<PersonDetails> details) {
        recognising.complete(ids, details);
    }

    @Override
    public int forget(Viewer viewer, Collection<PersonId> people) {
        return people.isEmpty() ? 0 : forgetting.forget(viewer, people);
    }

    @Override
    public List<PersonId> named(String name, int most) {
        return persons.named(name, most);
    }

    @Override
    public byte[] nameKey(String name) {
        return persons.nameKey(name);
    }

    @Override
    public OptionalInt age(PersonId id, LocalDate on) {
        return persons.find(id)
            .map(PersonRow::born)
            .map(sealed -> OptionalInt.of(Period.between(Births.date(vault.open(sealed)), on).getYears()))
            .orElse(OptionalInt.empty());
    }

    @Override
    public void seen(Viewer viewer, Collection<PersonId> people, String subject) {
        if (!people.isEmpty()) {
            persons.seen(viewer, people, subject, clock.instant());
        }
    }

    @Override
    public OwnData own(Viewer viewer, PersonId id) {
        return own.read(viewer, id);
    }

    @Override
    @Transactional
    public boolean changePhone(Viewer viewer, PersonId id, PhoneNumber phone) {
        var before = persons.find(id).orElseThrow().masked().phone();
        boolean changed = persons.changePhone(id, phone);
        if (changed) {
            audit.record(viewer, "people.change-phone", "person:" + id.value(), Map.of("phone", before),
                Map.of("phone", phone.masked()));
        }
        return changed;
    }

    @Override
    public void forget(Viewer viewer, PersonId id, Field field) {
        erasing.forget(viewer, id, field);
    }

    @Override
    public List<WordsAbout.Mention> mentions(PersonId id, AreaCode within, int most) {
        return words.mentions(id, within, most);
    }

    @Override
    public String without(Collection<PersonId> ids, String text) {
        return words.without(ids, text);
    }

    @Override
    public void erase(Viewer viewer, PersonId id, String reason) {
        erasing.erase(viewer, id, reason);
    }

    @Override
    public Map<PersonId, MaskedPerson> hold(Collection<PersonId> ids) {
        return ids.isEmpty() ? Map.of() : byId(persons.hold(ids));
    }

    @Override
    public Map<PersonId, MaskedPerson> masked(Collection<PersonId> ids) {
        return ids.isEmpty() ? Map.of() : byId(persons.masked(ids));
    }

    private static Map<PersonId, MaskedPerson> byId(List<MaskedPerson> people) {
        return people.stream().collect(Collectors.toMap(MaskedPerson::id, Function.identity()));
    }

    @Override
    public Locale language(PersonId id) {
        return persons.language(id).map(KnownPersons::locale).orElse(Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public Map<PersonId, Locale> languages(Collection<PersonId> ids) {
        var languages = new HashMap<PersonId, Locale>();
        ids.forEach(id -> languages.put(id, Locale.SIMPLIFIED_CHINESE));
        if (!ids.isEmpty()) {
            persons.languages(ids).forEach((id, language) -> languages.put(id, locale(language)));
        }
        return languages;
    }

    private static Locale locale(String language) {
        return language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @Override
    @Transactional
    public void speaks(Viewer viewer, PersonId id, Locale language, boolean chosen) {
        var said = language.getLanguage().equals("en") ? "en" : "zh";
        var before = persons.language(id);
        if (before.isEmpty() || chosen && !before.get().equals(said)) {
            persons.speaks(id, said);
            audit.record(viewer, "people.language", "person:" + id.value(),
                before.map(old -> Map.of("language", old)).orElse(null), Map.of("language", said));
        }
    }

    @Override
    public Optional<PhoneNumber> phoneForDelivery(PersonId id) {
        return persons.find(id)
            .map(PersonRow::phone)
            .map(sealed -> new PhoneNumber(vault.open(sealed)));
    }

    @Override
    public String unmask(Viewer viewer, PersonId id, Field field, String reason) {
        return unmasking.unmask(viewer, id, field, reason);
    }

    @Override
    public Optional<PhoneNumber> phoneToCall(Viewer viewer, PersonId id, String reason) {
        return unmasking.call(viewer, id, reason);
    }

    @Override
    public Map<PersonId, MaskedPerson> whole(Viewer viewer, Collection<PersonId> ids,
                                             Set<Field> fields, String reason) {
        return ids.isEmpty() ? Map.of() : unmaskingMany.unmask(viewer, ids, fields, reason);
    }
}
