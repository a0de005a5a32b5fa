package org.minsheng;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.StartFailure;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a {@link StartFailure} on the error stream and nothing else; other failures keep their stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var reason = reasonFor(failure);
        if (reason == null) {
            return false;
        }
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        reason.sentences().forEach(err::println);
        return true;
    }

    private static @Nullable StartFailure reasonFor(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure reason) {
                return reason;
            }
            if (cause instanceof PortInUseException port) {
                return new StartFailure(cause, "start.port-in-use", Integer.toString(port.getPort()));
            }
        }
        return null;
    }
}
