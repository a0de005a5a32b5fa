package org.minsheng.account.internal.phones;

import org.jspecify.annotations.Nullable;
import org.minsheng.page.Form;

/**
 * The phone of a member of staff.
 *
 * @param linked masked, null without one
 * @param sent whether a code is on its way to the number in the form
 */
public record PhoneView(@Nullable String linked, Form form, boolean sent) {
}
