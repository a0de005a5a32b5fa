package org.minsheng.exchange.internal.open311;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minsheng.appeal.AppealCourse;
import org.minsheng.area.Places;
import org.minsheng.exchange.internal.open311.Service.Attribute;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** What the standard's answers are made of, field by field in its order. */
@Component
class Open311Trees {

    private final Places places;
    private final Posts posts;
    private final Services services;
    private final Clock clock;

    Open311Trees(Places places, Posts posts, Services services, Clock clock) {
        this.places = places;
        this.posts = posts;
        this.services = services;
        this.clock = clock;
    }

    private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            fields.put(Objects.requireNonNull(namesAndValues[at]).toString(), namesAndValues[at + 1]);
        }
        return fields;
    }

    static Tree error(int code, String description) {
        return new Tree.Many("errors", "error", List.of(fields("code", code, "description", description)));
    }

    Tree discovery(String base, Instant changed) {
        var since = w3c(changed);
        var formats = new Tree.Many("formats", "format", List.of("text/xml", "application/json"));
        var endpoint = fields("specification", "http://wiki.open311.org/GeoReport_v2", "url",
            base + "/open311/v2", "changeset", since, "type", "production", "formats", formats);
        return new Tree.One("discovery", fields("changeset", since,
            "contact", "How it is used and who runs it: " + base + "/developers",
            "key_service", "Ask whoever runs it for a key: " + base + "/developers#keys",
            "endpoints", new Tree.Many("endpoints", "endpoint", List.of(endpoint))));
    }

    static Tree services(List<Service> services, boolean chinese) {
        return new Tree.Many("services", "service",
            services.stream().map(service -> fields("service_code", service.matter().code(),
                "service_name", service.name(chinese), "description", service.group(chinese) + " · "
                    + service.name(chinese), "metadata",
                !service.attributes().isEmpty(), "type", service.batch() ? "batch" : "realtime", "keywords",
                service.group(chinese) + ", " + service.name(chinese), "group", service.group(chinese))).toList());
    }

    static Tree definition(Service service, boolean chinese) {
        var attributes = new ArrayList<Map<String, Object>>();
        for (var attribute : service.attributes()) {
            attributes.add(attribute(attribute, attributes.size() + 1, chinese));
        }
        return new Tree.One("service_definition", fields("service_code", service.matter().code(), "attributes",
            new Tree.Many("attributes", "attribute", attributes)));
    }

    private static Map<String, Object> attribute(Attribute attribute, int order, boolean chinese) {
        var described = fields("variable", true, "code", attribute.code(), "datatype",
            lower(attribute.datatype()), "required", attribute.required(),
            "datatype_description", null, "order", order, "description", attribute.description(chinese));
        if (attribute.datatype().isList()) {
            described.put("values", new Tree.Many("values", "value",
                attribute.choices().stream().map(choice -> fields("key", choice.key(), "name", choice.name()))
                    .toList()));
        }
        return described;
    }

    static Tree taken(TakingRequest.Taken taken, boolean batch) {
        return new Tree.Many("service_requests", "request", List.of(fields(
            batch ? "token" : "service_request_id", batch ? taken.token().toString() : taken.number(),
            "service_notice", null, "account_id", empty(taken.account()))));
    }

    static Tree token(String token, String number) {
        return new Tree.Many("service_requests", "request",
            List.of(fields("service_request_id", number, "token", token)));
    }

    /** Names of places, services and organisations are looked up once for all. */
    Tree requests(List<Found> found, boolean chinese) {
        var holders = posts.organisationNames(found.stream().map(Found::holder)
            .filter(Objects::nonNull).distinct().toList());
        var addresses = places.addresses(found.stream().map(Found::place).distinct().toList());
        var names = services.all().stream()
            .collect(Collectors.toMap(service -> service.matter().code(), service -> service.name(chinese)));
        return new Tree.Many("service_requests", "request",
            found.stream().map(request -> request(request, holders, addresses, names)).toList());
    }

    private Map<String, Object> request(Found found, Map<OrganisationId, String> holders,
                                        Map<AreaCode, String> addresses, Map<String, String> names) {
        var point = found.point();
        var holder = found.holder();
        var told = fields("service_request_id", found.number(), "status", found.status(),
            "status_notes", empty(found.notes()), "service_name", found.matter() == null ? null
                : names.get(found.matter()), "service_code", found.matter(),
            "description", empty(shortened(found.description())), "agency_responsible",
            holder == null ? null : holders.get(holder), "service_notice", null, "requested_datetime",
            w3c(found.requested()), "updated_datetime", w3c(found.updated()),
            "expected_datetime", w3c(found.expected()), "address",
            empty((addresses.getOrDefault(found.place(), "") + " " + found.detail()).strip()),
            "address_id", found.place().value(), "zipcode", null, "lat", point == null ? null : point.latitude(),
            "long", point == null ? null : point.longitude(), "media_url", found.media());
        var course = found.course();
        if (course != null) {
            told.put("extended_attributes", course(course, found));
        }
        return told;
    }

    /** What the standard has no field for, and nothing that anybody said. */
    private Tree course(AppealCourse course, Found found) {
        var steps = course.steps().stream().map(step -> fields("datetime", w3c(step.at()), "action",
            lower(step.action()), "state", lower(step.state()), "tier", lower(step.tier()))).toList();
        return new Tree.One("extended_attributes", fields("state", lower(course.state()), "tier",
            lower(course.tier()), "round", course.round(), "deadline", w3c(found.expected()),
            "followers", course.followers(),
            "steps", new Tree.Many("steps", "step", steps)));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What was answered to attributes stands below the description; together they may be longer than the standard lets
     * one be.
     */
    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= TakingRequest.LONGEST ? text
            : text.substring(0, text.offsetByCodePoints(0, TakingRequest.LONGEST - 1)) + "…";
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    private String w3c(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.truncatedTo(ChronoUnit.SECONDS)
            .atZone(clock.getZone()).toOffsetDateTime());
    }
}
