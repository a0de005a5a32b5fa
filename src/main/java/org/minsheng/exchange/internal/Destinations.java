package org.minsheng.exchange.internal;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether this server may call an address, so that nobody can use it to reach into the network it stands in:
 * only HTTPS, and every address that the name stands for must be a public one. Asked when an address is typed in and
 * again before each call.
 */
@Component
public class Destinations {

    private static final int LONGEST = 500;

    private final ExchangeSettings settings;

    Destinations(ExchangeSettings settings) {
        this.settings = settings;
    }

    /** The message key of what is wrong with an address; null when it may be called. */
    public @Nullable String fault(String address) {
        return fault(address, false);
    }

    /** The same for pictures, which many sites show without HTTPS. */
    public @Nullable String faultOfPicture(String address) {
        return fault(address, true);
    }

    private @Nullable String fault(String address, boolean plain) {
        if (address.length() > LONGEST) {
            return "exchange.url.wrong";
        }
        try {
            return fault(new URI(address), plain);
        } catch (URISyntaxException notAnAddress) {
            return "exchange.url.wrong";
        }
    }

    private @Nullable String fault(URI uri, boolean plain) {
        var host = uri.getHost();
        if (host == null || uri.getScheme() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return "exchange.url.wrong";
        }
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException nowhere) {
            return "exchange.url.unknown";
        }
        boolean here = settings.loopback() && Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress);
        if (!uri.getScheme().equals("https") && !((here || plain) && uri.getScheme().equals("http"))) {
            return "exchange.url.https";
        }
        return here || settings.privateHosts().contains(host) || Arrays.stream(found).allMatch(Destinations::isPublic)
            ? null : "exchange.url.private";
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
            || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return switch (address) {
            case Inet4Address four -> isPublic(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255);
            case Inet6Address six -> isPublic(bytes);
            default -> false;
        };
    }

    /** Not: this network, carriers' NAT, protocol assignments, benchmarks, reserved (RFC 6890). */
    private static boolean isPublic(int first, int second, int third) {
        return first != 0 && first < 240
            && !(first == 100 && second >= 64 && second < 128)
            && !(first == 192 && second == 0 && (third == 0 || third == 2))
            && !(first == 198 && (second == 18 || second == 19));
    }

    /** Global unicast only, without the ranges that carry an IPv4 address inside (6to4, NAT64, Teredo). */
    private static boolean isPublic(byte[] six) {
        boolean global = (six[0] & 0xE0) == 0x20;
        boolean carries = six[0] == 0x20 && (six[1] == 0x02 || six[1] == 0x01 && six[2] == 0 && six[3] == 0);
        return global && !carries;
    }
}
