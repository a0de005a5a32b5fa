package org.minsheng.exchange.internal.open311;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.minsheng.exchange.internal.open311.Service.Attribute;

/** Checks what was answered to a service's attributes and puts it into words below the description. */
final class Answers {

    private Answers() {
    }

    static String below(String description, Service service, Sent sent, boolean chinese) {
        var lines = new ArrayList<String>();
        lines.add(description.isEmpty() ? service.name(chinese) : description);
        for (var attribute : service.attributes()) {
            var given = sent.attribute(attribute.code());
            if (given.isEmpty() && attribute.required()) {
                throw Open311Fault.missing("attribute[" + attribute.code() + "]");
            }
            if (!given.isEmpty()) {
                lines.add(attribute.description(chinese) + "：" + words(attribute, given));
            }
        }
        return String.join("\n", lines);
    }

    private static String words(Attribute attribute, List<String> given) {
        if (attribute.datatype() != Service.Datatype.MULTIVALUELIST && given.size() > 1) {
            throw wrong(attribute, "takes one value");
        }
        return String.join("、", given.stream().map(value -> word(attribute, value)).toList());
    }

    private static String word(Attribute attribute, String value) {
        if (value.length() > 1_000) {
            throw wrong(attribute, "is longer than 1000 characters");
        }
        return switch (attribute.datatype()) {
            case SINGLEVALUELIST, MULTIVALUELIST -> attribute.choices().stream()
                .filter(choice -> choice.key().equals(value)).findFirst()
                .orElseThrow(() -> wrong(attribute, "is not one of its values")).name();
            case NUMBER -> number(attribute, value);
            case DATETIME -> moment(attribute, value);
            case STRING, TEXT -> value;
        };
    }

    private static String number(Attribute attribute, String value) {
        try {
            return new BigDecimal(value).toPlainString();
        } catch (NumberFormatException notANumber) {
            throw wrong(attribute, "is not a number");
        }
    }

    private static String moment(Attribute attribute, String value) {
        try {
            return value.length() == 10 ? LocalDate.parse(value).toString() : OffsetDateTime.parse(value).toString();
        } catch (DateTimeException notAMoment) {
            throw wrong(attribute, "is not an ISO 8601 date");
        }
    }

    private static Open311Fault wrong(Attribute attribute, String what) {
        return Open311Fault.wrong("attribute[" + attribute.code() + "] " + what);
    }
}
