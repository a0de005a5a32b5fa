package org.minsheng.notice.internal;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The gateway for short messages; without an address nothing is sent.
 *
 * @param sign the approved signature in front of the text, without brackets
 * @param templates the gateway's template number for each of ours
 * @param address what a link in a text begins with
 */
@ConfigurationProperties("minsheng.sms")
public record SmsSettings(@DefaultValue("") String url, @DefaultValue("") String key, @DefaultValue("") String secret,
                          @DefaultValue("") String sign, @DefaultValue("10s") Duration timeout,
                          @DefaultValue Map<String, String> templates,
                          @DefaultValue("http://localhost:8080") String address) {

    /** What proves that a call of the gateway's, or ours, is genuine. */
    public String signature(String time, String body) {
        return SmsSender.signature(secret, time + "\n" + body);
    }
}
