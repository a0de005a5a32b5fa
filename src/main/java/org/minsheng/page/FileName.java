package org.minsheng.page;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** What a browser calls a file that it is sent: the value of {@code Content-Disposition}, for names in any script. */
public final class FileName {

    private FileName() {
    }

    /** Of a file that is put into the folder of downloads. */
    public static String saved(String name) {
        return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString();
    }

    /** Of a file that is shown in the window. */
    public static String shown(String name) {
        return ContentDisposition.inline().filename(name, StandardCharsets.UTF_8).build().toString();
    }
}
