package org.minsheng.area.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.AreaCode.Level;

/** Works out new places under known ones in memory, so that thousands are written in one statement. */
final class Planting {

    /** A place that exists or is about to. {@code id} is 0 for a new one. */
    record Node(AreaCode code, String shortName, String address, long id) {

        boolean isNew() {
            return id == 0;
        }
    }

    private final Map<String, Map<String, Node>> children = new HashMap<>();
    private final Map<String, Node> byCode = new HashMap<>();
    private final Set<String> taken;
    private final List<NewPlace> made = new ArrayList<>();

    Planting(Collection<PlaceRow> existing, Collection<String> taken) {
        this.taken = new HashSet<>(taken);
        existing.forEach(place -> {
            var node = new Node(place.code(), place.shortName(), place.address(), place.id().value());
            byCode.put(place.code().value(), node);
            this.taken.add(place.code().value());
            if (place.parent() != null) {
                below(place.parent()).put(place.shortName(), node);
            }
        });
    }

    Optional<Node> at(AreaCode code) {
        return Optional.ofNullable(byCode.get(code.value()));
    }

    Optional<Node> find(Node parent, String name) {
        return Optional.ofNullable(below(parent.code()).get(Naming.shortName(name)));
    }

    /** The child of this name, made when there is none; null when the parent's codes are used up. */
    @Nullable Node grow(Node parent, Level level, String name) {
        var known = find(parent, name);
        if (known.isPresent()) {
            return known.get();
        }
        var code = Codes.next(parent.code(), level, name, taken);
        return code == null ? null : place(parent, code, name);
    }

    /** A child with a code given from outside. */
    Node place(Node parent, AreaCode code, String name) {
        var shortName = Naming.shortName(name);
        var address = addressOf(parent, shortName);
        taken.add(code.value());
        made.add(new NewPlace(code, name, shortName, address));
        var node = new Node(code, shortName, address, 0);
        below(parent.code()).put(shortName, node);
        byCode.put(code.value(), node);
        return node;
    }

    /** Addresses begin below the county. */
    private static String addressOf(Node parent, String shortName) {
        return parent.code().level().ordinal() <= Level.COUNTY.ordinal() ? shortName : parent.address() + shortName;
    }

    List<NewPlace> made() {
        return made;
    }

    private Map<String, Node> below(AreaCode parent) {
        return children.computeIfAbsent(parent.value(), code -> new HashMap<>());
    }
}
