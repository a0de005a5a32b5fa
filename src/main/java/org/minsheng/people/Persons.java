package org.minsheng.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;

/** What other modules ask about persons; nothing here shows a whole number without leaving a trace. */
public interface Persons {

    /** What can be unmasked. */
    enum Field { NAME, PHONE, IDENTITY_NUMBER, BIRTH }

    /** The person with this phone number, registered now when unknown. A name given later fills an empty one. */
    PersonId withPhone(PhoneNumber phone, @Nullable String name);

    /**
     * The same in two halves, for a caller that registers inside a statement of its own: seal here, then call
     * {@code people.with_phone} there.
     */
    SealedContact seal(PhoneNumber phone, @Nullable String name);

    Optional<PersonId> byPhone(PhoneNumber phone);

    Optional<PersonId> byIdentity(IdentityNumber number);

    /**
     * The person of these details, registered now when unknown; what was empty is filled, nothing is overwritten. The
     * identity number decides who it is; without one the phone does, unless the names differ: then the phone is shared.
     */
    PersonId register(PersonDetails details);

    /** The same for many in one statement, in their order. */
    List<PersonId> register(List<PersonDetails> details);

    /** Everybody of exactly this name, at most so many; whoever asks narrows them to whom the viewer may see. */
    List<PersonId> named(String name, int most);

    /** Who these are, in their order, by the rules of {@link #register(PersonDetails)}; nobody is registered. */
    List<RecognisedPerson> recognise(List<PersonDetails> details);

    /**
     * Fills what is empty of people known otherwise, such as by their name in a home; both lists are in the same order.
     */
    void complete(List<PersonId> ids, List<PersonDetails> details);

    /**
     * Takes back that these were made known, in the caller's transaction; whom another module has come to know since
     * stays. Gives how many were forgotten.
     */
    int forget(Viewer viewer, Collection<PersonId> people);

    /** A keyed index of a name, to store beside what has to be found by it; without the key it says nothing. */
    byte[] nameKey(String name);

    /** The age in whole years, for rules such as guardianship; empty when no birth date is known. Shows nothing. */
    OptionalInt age(PersonId id, LocalDate on);

    /** Writes down that the viewer saw masked data of these people together, such as on a household's card; cheap. */
    void seen(Viewer viewer, Collection<PersonId> people, String subject);

    /**
     * All that is kept, for the person alone; its reading is written down too.
     *
     * @throws org.springframework.security.access.AccessDeniedException when the viewer is somebody else
     */
    OwnData own(Viewer viewer, PersonId id);

    /**
     * Another phone of the same person, who has proved that it is the own one; false when somebody else is known by it.
     */
    boolean changePhone(Viewer viewer, PersonId id, PhoneNumber phone);

    /**
     * Texts of other modules within an area in which the person's name or numbers stand, at most so many of each
     * module.
     */
    List<WordsAbout.Mention> mentions(PersonId id, AreaCode within, int most);

    /**
     * The text with an asterisk wherever the name, the title after the surname, or a number of these people stands in
     * it.
     */
    String without(Collection<PersonId> ids, String text);

    /** Takes one value away whose retention is over; the person stays. */
    void forget(Viewer viewer, PersonId id, Field field);

    /**
     * Erases every value of the person and tells all modules in the same transaction. The caller has decided that it
     * may be done.
     */
    void erase(Viewer viewer, PersonId id, String reason);

    /**
     * Masked data of those who may be written to, which an erased person may not; nobody can erase them before the
     * caller's transaction has ended.
     */
    Map<PersonId, MaskedPerson> hold(Collection<PersonId> ids);

    /** Masked data of many in one query; unknown ids are left out. */
    Map<PersonId, MaskedPerson> masked(Collection<PersonId> ids);

    /** Which language this person is written to in: what the person chose or used, Chinese when nobody knows. */
    Locale language(PersonId id);

    /** The same of many in one query. */
    Map<PersonId, Locale> languages(Collection<PersonId> ids);

    /** Remembers the language; when it was only noticed, not chosen, an earlier choice stays. */
    void speaks(Viewer viewer, PersonId id, Locale language, boolean chosen);

    /** For sending a message, never for a screen. */
    Optional<PhoneNumber> phoneForDelivery(PersonId id);

    /**
     * The whole value for a screen, after the reason was written to the log of unmaskings; empty where nothing is
     * known.
     *
     * @throws org.springframework.security.access.AccessDeniedException when the viewer works at no desk
     */
    String unmask(Viewer viewer, PersonId id, Field field, String reason);

    /**
     * The number for somebody whom an accepted task sends to the person; the caller has made sure that the task is
     * theirs. It is written to the log of unmaskings with the reason first; empty where no number is known.
     */
    Optional<PhoneNumber> phoneToCall(Viewer viewer, PersonId id, String reason);

    /**
     * Whole values of many for a table that leaves the house, each written to the log of unmaskings; other fields stay
     * masked.
     *
     * @throws org.springframework.security.access.AccessDeniedException when the viewer works at no desk
     */
    Map<PersonId, MaskedPerson> whole(Viewer viewer, Collection<PersonId> ids, Set<Field> fields, String reason);
}
