package org.minsheng.account.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minsheng.page.Page;

/** Where somebody signed in from, as people write it (RFC 5952); what is no address is shown as it is. */
public final class NetworkAddress {

    /** Two groups of nothing or more; the longest of them, and the first of equally long ones, is left out. */
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(?::0)+(?![0-9a-f])");

    private NetworkAddress() {
    }

    /** The computer on which the system itself runs is called so. */
    public static String shown(Page page, String address) {
        try {
            var read = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            return read.isLoopbackAddress() ? page.t("account.address.here", written(read)) : written(read);
        } catch (IllegalArgumentException other) {
            return address;
        }
    }

    private static String written(InetAddress address) {
        var text = address.getHostAddress();
        return address instanceof Inet6Address ? shortened(text) : text;
    }

    static String shortened(String groups) {
        var longest = "";
        int at = 0;
        for (Matcher zeros = ZEROS.matcher(groups); zeros.find();) {
            if (zeros.group().length() > longest.length()) {
                longest = zeros.group();
                at = zeros.start();
            }
        }
        return longest.isEmpty() ? groups
            : groups.substring(0, at).replaceFirst(":$", "") + "::"
                + groups.substring(at + longest.length()).replaceFirst("^:", "");
    }
}
