package org.minsheng.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minsheng.account.SignInCodeIssued;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads the codes that residents would get on their phones. */
@Component
public class SentCodes {

    private final Map<String, String> codes = new ConcurrentHashMap<>();

    @EventListener
    void on(SignInCodeIssued issued) {
        codes.put(issued.phone().digits(), issued.code());
    }

    public String lastFor(String phone) {
        var code = codes.get(phone);
        if (code == null) {
            throw new IllegalStateException("no code was sent to " + phone);
        }
        return code;
    }
}
