package org.minsheng.attachment.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How many files one address may hand in before it has to wait. Many phones of one operator share an address, so the
 * limits are those of a busy neighbourhood, not of one person.
 */
@Component
class UploadLimits {

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
        .maximumSize(50_000)
        .expireAfterAccess(Duration.ofDays(1))
        .build();

    boolean allows(String address) {
        return buckets.get(address, unknown -> Bucket.builder()
            .addLimit(minute -> minute.capacity(60).refillGreedy(60, Duration.ofMinutes(1)))
            .addLimit(day -> day.capacity(1_500).refillGreedy(1_500, Duration.ofDays(1)))
            .build()).tryConsume(1);
    }
}
