package org.minsheng.notice.internal;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mini program or official account that writes to people; without an id nothing is sent.
 *
 * @param templates the approved template for each of ours, {@code default} for all others
 * @param fields which field of the template takes which part, for instance {@code number: character_string1}
 * @param address what a link begins with
 */
@ConfigurationProperties("minsheng.wechat")
record WeChatSettings(@DefaultValue("https://api.weixin.qq.com") String url, @DefaultValue("") String id,
                      @DefaultValue("") String secret, @DefaultValue("MINI_PROGRAM") Kind kind,
                      @DefaultValue("10s") Duration timeout, @DefaultValue Map<String, String> templates,
                      @DefaultValue Map<String, String> fields, @DefaultValue("http://localhost:8080") String address) {

    enum Kind { MINI_PROGRAM, OFFICIAL_ACCOUNT }
}
