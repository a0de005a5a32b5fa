package org.minsheng.exchange.internal;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this server may call.
 *
 * @param loopback whether addresses of this machine are allowed, over plain HTTP too: for the demo and for tests
 * @param privateHosts host names that may lie in the office's own network
 */
@ConfigurationProperties("minsheng.exchange")
public record ExchangeSettings(@DefaultValue("false") boolean loopback, @DefaultValue List<String> privateHosts) {
}
