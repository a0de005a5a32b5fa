package org.minsheng.points.internal.mine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How often one network address may object, which anybody may do without a name. Each node counts for itself. */
@Component
class ObjectionLimits {

    /** @param perMinute objections from one network address; many phones may share one */
    @ConfigurationProperties("minsheng.objection-limits")
    record Limits(@DefaultValue("5") int perMinute, @DefaultValue("30") int perHour) {
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Limits.class)
    static class Settings {
    }

    private final Limits limits;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(100_000)
        .expireAfterAccess(Duration.ofHours(2)).build();

    ObjectionLimits(Limits limits) {
        this.limits = limits;
    }

    boolean mayObject(String address) {
        return buckets.get(address, unknown -> Bucket.builder()
            .addLimit(limit -> limit.capacity(limits.perMinute())
                .refillGreedy(limits.perMinute(), Duration.ofMinutes(1)))
            .addLimit(limit -> limit.capacity(limits.perHour()).refillGreedy(limits.perHour(), Duration.ofHours(1)))
            .build()).tryConsume(1);
    }
}
