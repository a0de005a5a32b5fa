package org.minsheng.notice.internal;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.minsheng.shared.OnlyIf;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Which senders there are: in the demo the outbox only, else those whose provider is named in the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SmsSettings.class, WeChatSettings.class})
class SenderConfiguration {

    static RestClient client(Duration timeout) {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build());
        requests.setReadTimeout(timeout);
        return RestClient.builder().requestFactory(requests).build();
    }

    @Bean
    @OnlyIf(setting = "minsheng.demo")
    static Sender outboxSender(JdbcClient jdbc, Seals seals, Clock clock) {
        return new OutboxSender(jdbc, seals, clock);
    }

    @Bean
    @OnlyIf(setting = "minsheng.demo", is = "false")
    static Sender smsSender(SmsSettings settings, JsonMapper json, Clock clock) {
        return new SmsSender(settings, client(settings.timeout()), json, clock);
    }

    @Bean
    @OnlyIf(setting = "minsheng.demo", is = "false")
    static Sender weChatSender(WeChatSettings settings, Clock clock) {
        var client = client(settings.timeout());
        return new WeChatSender(settings, client, new WeChatToken(settings, client, clock));
    }
}
