package org.minsheng.account.internal;

import org.minsheng.page.Form;

/**
 * A second factor about to be turned on.
 *
 * @param picture the QR code as the address of a picture
 * @param secret for typing where nothing can be scanned
 */
public record EnrolmentView(String picture, String secret, Form form) {

    static EnrolmentView of(SecondFactors secondFactors, byte[] sealed, String username, Form form) {
        return new EnrolmentView(secondFactors.picture(sealed, username), secondFactors.shown(sealed), form);
    }
}
