package org.minsheng.appeal;

import org.minsheng.shared.PersonId;

/**
 * A step that concerns somebody besides its reporter: a person who met the same thing, or whose own appeal was merged
 * into this one. Published with the {@link AppealStep} it belongs to, in the same transaction.
 *
 * @param title what the matter is called before everybody
 * @param path where this person looks at how it stands
 */
public record FollowerStep(AppealStep step, PersonId person, ToldBy toldBy, String title, String path) {
}
