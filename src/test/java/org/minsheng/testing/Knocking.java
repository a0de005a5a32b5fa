package org.minsheng.testing;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets tests find out whether a door is open without walking through: a request that says it only knocks is answered
 * right before its controller would be called.
 */
@Component
public class Knocking implements HandlerInterceptor, WebMvcConfigurer {

    public static final String ONLY = "X-Only-Knock";
    public static final int OPEN = 299;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Integer.MIN_VALUE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getHeader(ONLY) == null || request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        response.setStatus(OPEN);
        return false;
    }
}
