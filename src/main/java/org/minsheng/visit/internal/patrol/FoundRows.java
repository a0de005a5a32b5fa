package org.minsheng.visit.internal.patrol;

import java.util.List;
import java.util.stream.Stream;
import org.minsheng.area.Places;
import org.minsheng.attachment.Attachment;
import org.minsheng.attachment.Attachments;
import org.springframework.stereotype.Component;

/** Reports as they are shown: with the address and the photos, two questions for all of them. */
@Component
class FoundRows {

    private final Places places;
    private final Attachments attachments;

    FoundRows(Places places, Attachments attachments) {
        this.places = places;
        this.attachments = attachments;
    }

    List<PatrolViews.Found> of(List<Report> reports) {
        var addresses = places.addresses(reports.stream().map(Report::place).distinct().toList());
        var photos = attachments.ofAll(reports.stream().flatMap(report -> Stream.of(before(report), after(report)))
            .toList());
        return reports.stream()
            .map(report -> new PatrolViews.Found(report, addresses.getOrDefault(report.place(), report.place().value()),
            small(photos.getOrDefault(before(report), List.of())),
            small(photos.getOrDefault(after(report), List.of())))).toList();
    }

    private static String before(Report report) {
        return KeepingReport.BEFORE + ":" + report.id();
    }

    private static String after(Report report) {
        return KeepingReport.AFTER + ":" + report.id();
    }

    private static List<String> small(List<Attachment> photos) {
        return photos.stream().map(photo -> "/attachments/" + photo.id() + "/small").toList();
    }
}
