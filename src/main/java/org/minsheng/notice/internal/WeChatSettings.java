package org.minsheng.notice.internal;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.client.RestClient;

/**
 * The mini program or official account that writes to people; without an id nothing is sent.
 *
 * @param templates the approved template for each of ours, {@code default} for all others
 * @param fields which field of the template takes which part, for instance {@code number: character_string1}
 * @param address what a link begins with
 * @param lasting whether one agreement holds for all messages, as WeChat allows public services on request; else each
 *     message of an official account needs one
 * @param authorizeUrl where residents are sent to link their WeChat
 * @param consentUrl where they agree to a message
 */
@ConfigurationProperties("minsheng.wechat")
public record WeChatSettings(@DefaultValue("https://api.weixin.qq.com") String url, @DefaultValue("") String id,
                             @DefaultValue("") String secret, @DefaultValue("MINI_PROGRAM") Kind kind,
                             @DefaultValue("10s") Duration timeout, @DefaultValue Map<String, String> templates,
                             @DefaultValue Map<String, String> fields,
                             @DefaultValue("http://localhost:8080") String address,
                             @DefaultValue("false") boolean lasting,
                             @DefaultValue("https://open.weixin.qq.com") String authorizeUrl,
                             @DefaultValue("https://mp.weixin.qq.com") String consentUrl) {

    public enum Kind { MINI_PROGRAM, OFFICIAL_ACCOUNT }

    /** For asking WeChat within the time set. */
    public RestClient client() {
        return SenderConfiguration.client(timeout);
    }

    /** Whether a message needs an agreement that was given for it alone; so it is with the demo's stand-in, too. */
    boolean needsConsent() {
        return !lasting && (kind == Kind.OFFICIAL_ACCOUNT || id.isEmpty());
    }
}
