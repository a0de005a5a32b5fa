package org.minsheng;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.minsheng.shared.StartFailure;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Looks at the port before anything else begins: a node that cannot serve must not migrate a database first. */
final class PortCheck implements ApplicationListener<ApplicationPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent event) {
        var environment = event.getApplicationContext().getEnvironment();
        int port = environment.getProperty("server.port", Integer.class, 0);
        if (port <= 0) {
            return;
        }
        var address = environment.getProperty("server.address");
        try (var socket = new ServerSocket()) {
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw new StartFailure(taken, "start.port-in-use", Integer.toString(port));
        }
    }
}
