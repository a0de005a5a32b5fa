package org.minsheng.appeal.internal.watching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.internal.Appeal;
import org.minsheng.appeal.internal.SeenAppeals;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.StaffNotices;
import org.minsheng.shared.Viewer;
import org.springframework.stereotype.Component;

/**
 * Finds the colleagues whom a note names with {@code @} and tells them; only those who may see the appeal can be named.
 */
@Component
public class Mentions {

    private static final Pattern NAMED = Pattern.compile("@([^\\s@,，。；;:：、()（）]{1,30})");
    private static final Set<Role> AROUND = EnumSet.of(Role.DESK_CLERK, Role.COMMUNITY_SECRETARY,
        Role.TOWN_DISPATCHER, Role.COUNTY_LEADER, Role.GRID_WORKER);
    private static final int MOST = 300;

    private final Accounts accounts;
    private final SeenAppeals seen;
    private final StaffNotices notices;

    Mentions(Accounts accounts, SeenAppeals seen, StaffNotices notices) {
        this.accounts = accounts;
        this.seen = seen;
        this.notices = notices;
    }

    /** Who can be named in a note on this appeal, by name. */
    public List<Viewer> colleagues(Appeal appeal) {
        var around = new LinkedHashSet<AccountId>(accounts.over(appeal.said().place(), AROUND));
        for (var organisation : java.util.Arrays.asList(appeal.work().holderOrg(), appeal.work().deskOrg())) {
            if (organisation != null) {
                around.addAll(accounts.at(organisation));
            }
        }
        return accounts.viewers(around.stream().limit(MOST).toList()).values().stream()
            .filter(viewer -> seen.sees(viewer, appeal))
            .sorted(Comparator.comparing(Viewer::name))
            .toList();
    }

    /** Whom the text names; people of the same name are all meant. */
    public List<Viewer> in(String note, Appeal appeal) {
        if (note.indexOf('@') < 0) {
            return List.of();
        }
        var words = new ArrayList<String>();
        NAMED.matcher(note).results().forEach(found -> words.add(found.group(1)));
        return colleagues(appeal).stream()
            .filter(viewer -> words.stream().anyMatch(word -> word.startsWith(viewer.name()))).toList();
    }

    /** In the caller's transaction. */
    public void tell(Viewer writer, Appeal appeal, RequestKey key, String note) {
        var named = in(note, appeal).stream().map(Viewer::account).filter(Objects::nonNull)
            .filter(account -> !account.equals(writer.account()))
            .toList();
        if (!named.isEmpty()) {
            notices.tell(new StaffNotices.Notice("appeal-mention:" + key, named, "appeal.mention.told",
                List.of(writer.name(), appeal.said().title(), appeal.number()),
                "/console/appeals/" + appeal.number(), false));
        }
    }
}
