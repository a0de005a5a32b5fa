package org.minsheng.exchange.internal.open311;

import org.springframework.http.HttpStatus;

/** What was wrong with a request, with the code and the words that the standard has for it. */
final class Open311Fault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    private Open311Fault(HttpStatus status, String description) {
        super(description, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    static Open311Fault wrong(String description) {
        return new Open311Fault(HttpStatus.BAD_REQUEST, description);
    }

    static Open311Fault missing(String field) {
        return wrong(field + " was not provided");
    }

    static Open311Fault unknown(String what) {
        return new Open311Fault(HttpStatus.NOT_FOUND, what + " provided was not found");
    }

    static Open311Fault key() {
        return new Open311Fault(HttpStatus.FORBIDDEN, "Missing or Invalid API Key");
    }
}
