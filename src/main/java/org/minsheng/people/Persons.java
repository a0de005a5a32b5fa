package org.minsheng.people;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.Viewer;

/** What other modules ask about persons; nothing here shows a whole number without leaving a trace. */
public interface Persons {

    /** What can be unmasked. */
    enum Field { NAME, PHONE, IDENTITY_NUMBER }

    /** The person with this phone number, registered now when unknown. A name given later fills an empty one. */
    PersonId withPhone(PhoneNumber phone, @Nullable String name);

    /**
     * The same in two halves, for a caller that registers inside a statement of its own: seal here, then call
     * {@code people.with_phone} there.
     */
    SealedContact seal(PhoneNumber phone, @Nullable String name);

    Optional<PersonId> byPhone(PhoneNumber phone);

    /** Masked data of many in one query; unknown ids are left out. */
    Map<PersonId, MaskedPerson> masked(Collection<PersonId> ids);

    /** Which language this person is written to in: what the person chose or used, Chinese when nobody knows. */
    Locale language(PersonId id);

    /** Remembers the language; when it was only noticed, not chosen, an earlier choice stays. */
    void speaks(Viewer viewer, PersonId id, Locale language, boolean chosen);

    /** For sending a message, never for a screen. */
    Optional<PhoneNumber> phoneForDelivery(PersonId id);

    /**
     * The whole value for a screen, after the reason was written to the log of unmaskings; empty where nothing is known.
     *
     * @throws org.springframework.security.access.AccessDeniedException when the viewer works at no desk
     */
    String unmask(Viewer viewer, PersonId id, Field field, String reason);
}
