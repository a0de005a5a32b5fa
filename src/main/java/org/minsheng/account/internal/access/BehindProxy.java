package org.minsheng.account.internal.access;

import jakarta.servlet.DispatcherType;
import org.minsheng.shared.OnlyIf;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Believes what a proxy says about the address and scheme that people used. Only when the operator says that there is
 * such a proxy: anybody else could claim any address and escape the limits that count by it.
 */
@Configuration(proxyBeanMethods = false)
class BehindProxy {

    @Bean
    @OnlyIf(setting = "minsheng.trusted-proxy")
    FilterRegistrationBean<ForwardedHeaderFilter> forwardedHeaders() {
        var filter = new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
