package org.minsheng.visit.internal.campaign;

import org.jspecify.annotations.Nullable;
import org.minsheng.grid.Answerable;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.PersonId;

/**
 * Somebody who can visit, whether or not a campaign knows the person already; the same somebody is equal under another
 * name.
 *
 * @param account of a member of staff; everybody else is known by the {@code person}
 */
record VisitorRef(VisitorKind kind, @Nullable AccountId account, @Nullable PersonId person, String name) {

    static VisitorRef worker(Answerable worker) {
        return new VisitorRef(VisitorKind.GRID_WORKER, worker.account(), worker.person(), worker.name());
    }

    static VisitorRef head(Answerable head) {
        return new VisitorRef(VisitorKind.HEAD, head.account(), head.person(), head.name());
    }

    static VisitorRef named(Named named) {
        return new VisitorRef(VisitorKind.NAMED, null, named.id(), named.name());
    }

    /** By what the person signs in with. */
    String key() {
        return account != null ? "a" + account.value() : person == null ? "" : "p" + person.value();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VisitorRef ref && ref.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }
}
