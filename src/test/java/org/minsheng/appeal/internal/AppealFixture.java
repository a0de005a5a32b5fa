package org.minsheng.appeal.internal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.minsheng.account.Accounts;
import org.minsheng.appeal.AppealKind;
import org.minsheng.appeal.Channel;
import org.minsheng.appeal.ToldBy;
import org.minsheng.appeal.internal.filing.Filing.Contact;
import org.minsheng.appeal.internal.filing.Filing;
import org.minsheng.appeal.internal.filing.FilingAppeal;
import org.minsheng.appeal.internal.steps.StepRequest;
import org.minsheng.appeal.internal.steps.StepResult;
import org.minsheng.appeal.internal.steps.TakingStep;
import org.minsheng.organisation.Posts;
import org.minsheng.organisation.Responsibility;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Tier;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of the ledger start from: words to file and people to act, at the demo's 凤凰苑 in 体育场社区. */
public abstract class AppealFixture extends RunningServer {

    protected static final AreaCode COMMUNITY = new AreaCode("520327001003");
    protected static final AreaCode TOWN = new AreaCode("520327001");
    protected static final AreaCode COUNTY = new AreaCode("520327");

    @Autowired
    protected FilingAppeal filingAppeal;
    @Autowired
    protected TakingStep takingStep;
    @Autowired
    protected AppealBook book;
    @Autowired
    protected Ledger ledger;
    @Autowired
    protected Posts posts;
    @Autowired
    protected Accounts accounts;

    private static long people = 1;

    protected AreaCode compound() {
        return new AreaCode(jdbc.sql("select code from area.place where name = '凤凰苑' and length(code) = 16")
            .query(String.class).single());
    }

    /** Somebody with one role at whichever organisation answers for the duty at the place on the tier. */
    protected Viewer staff(Role role, AreaCode area, String duty, AreaCode place, Tier tier) {
        var answer = posts.responsible(duty, place, tier);
        var post = ((Responsibility.Held) answer).post();
        return staff(role, area, post.organisation());
    }

    protected static Viewer staff(Role role, AreaCode area, OrganisationId organisation) {
        long id = 900_000 + people++;
        return new Viewer(new AccountId(id), "测试" + id, null, List.of(new Grant(role, organisation, area)));
    }

    /** A member of staff of the demo, with what the account may do. */
    protected Viewer account(String username) {
        var id = new AccountId(jdbc.sql("select id from account.account where username = :name").param("name", username)
            .query(Long.class).single());
        return Objects.requireNonNull(accounts.viewers(List.of(id)).get(id));
    }

    protected static AccountId id(Viewer viewer) {
        return Objects.requireNonNull(viewer.account());
    }

    protected Viewer clerk() {
        return staff(Role.DESK_CLERK, COMMUNITY, "desk", COMMUNITY, Tier.COMMUNITY);
    }

    protected Viewer dispatcher() {
        return staff(Role.TOWN_DISPATCHER, TOWN, "desk", TOWN, Tier.TOWN);
    }

    protected Viewer countyClerk() {
        return staff(Role.DESK_CLERK, COUNTY, "desk", COUNTY, Tier.COUNTY);
    }

    protected Viewer property() {
        return staff(Role.PROPERTY_MANAGER, compound(), "property", compound(), Tier.COMPOUND);
    }

    protected static Filing word(AreaCode place, String body) {
        return word(RequestKey.fresh(), place, body);
    }

    protected static Filing word(RequestKey key, AreaCode place, String body) {
        return new Filing(key, AppealKind.COMPLAINT, Channel.WEB, "", body, null, place, "", null,
            new Contact(new PhoneNumber("199" + String.format("%08d",
                Math.abs(UUID.randomUUID().hashCode() % 100_000_000))), null),
            false, null, null, false, false, ToldBy.PAGE, List.of());
    }

    protected Appeal file(AreaCode place, String body) {
        return book.byNumber(filingAppeal.file(Viewer.ANONYMOUS, word(place, body)).number()).orElseThrow();
    }

    protected StepResult take(Viewer viewer, Appeal appeal, StepRequest request) {
        return takingStep.take(viewer, appeal.number(), appeal.version(), RequestKey.fresh(), request);
    }

    protected Appeal taken(Viewer viewer, Appeal appeal, StepRequest request) {
        var result = take(viewer, appeal, request);
        if (result instanceof StepResult.Refused refused) {
            throw new AssertionError("refused: " + refused.field() + " " + refused.key()
                + " " + List.of(refused.args()));
        }
        return ((StepResult.Taken) result).appeal();
    }
}
