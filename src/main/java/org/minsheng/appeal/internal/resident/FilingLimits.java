package org.minsheng.appeal.internal.resident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * How often one plate and one address may file before they have to wait. Each node counts for itself, so that n nodes
 * together let up to n times as much through; that is enough against a script and costs no round trip.
 */
@Component
class FilingLimits {

    /**
     * @param platePerMinute reports from one plate a minute, {@code platePerHour} an hour
     * @param addressPerMinute reports from one network address a minute; many phones may share one
     * @param pagesPerMinute pages of unfinished reports from one network address a minute
     */
    @ConfigurationProperties("minsheng.filing-limits")
    record Limits(@DefaultValue("10") int platePerMinute, @DefaultValue("60") int platePerHour,
                  @DefaultValue("20") int addressPerMinute, @DefaultValue("120") int pagesPerMinute) {
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Limits.class)
    static class Settings {
    }

    private final Limits limits;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
        .maximumSize(100_000)
        .expireAfterAccess(Duration.ofHours(2))
        .build();

    FilingLimits(Limits limits) {
        this.limits = limits;
    }

    /** Whether one more report may come; {@code plate} is empty when none was scanned. */
    boolean mayFile(String plate, String address) {
        return take("address " + address, limits.addressPerMinute(), Duration.ofMinutes(1))
            && (plate.isEmpty() || take("plate " + plate, limits.platePerMinute(), Duration.ofMinutes(1))
            && take("hour " + plate, limits.platePerHour(), Duration.ofHours(1)));
    }

    /** Whether one more page of a report may be sent. */
    boolean maySend(String address) {
        return take("page " + address, limits.pagesPerMinute(), Duration.ofMinutes(1));
    }

    private boolean take(String who, int times, Duration span) {
        return buckets.get(who, unknown -> Bucket.builder()
            .addLimit(limit -> limit.capacity(times).refillGreedy(times, span))
            .build()).tryConsume(1);
    }
}
