package org.minsheng.household.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.household.HouseholdId;
import org.minsheng.household.Residence;
import org.minsheng.household.internal.Outcome.Done;
import org.minsheng.people.PersonDetails;
import org.minsheng.people.Persons;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.PersonId;
import org.minsheng.shared.PhoneNumber;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;

/** A purpose that changes is asked anew of those who consented to another, at the desk or on their phone. */
class ConsentAnewTests extends RunningServer {

    private static final String COMMUNITY = "520327001003";
    private static final Viewer CLERK = Town.staff(Role.DESK_CLERK, COMMUNITY);
    private static final Viewer SECURITY = Town.staff(Role.SECURITY_ADMINISTRATOR, "52");

    @Autowired
    HouseholdBook book;
    @Autowired
    OpeningHousehold opening;
    @Autowired
    AddingMember adding;
    @Autowired
    GivingCare giving;
    @Autowired
    DefiningDatum defining;
    @Autowired
    AwaitedConsents awaited;
    @Autowired
    Consents consents;
    @Autowired
    RenewingConsent renewing;
    @Autowired
    AskingAnew asking;
    @Autowired
    RemindingConsent reminding;
    @Autowired
    Persons persons;

    private String group = "";
    private HouseholdId home = new HouseholdId(0);
    private long member;
    private PhoneNumber phone = Town.phone();
    private PersonId person = new PersonId(0);

    @BeforeEach
    void somebody_who_consented() {
        group = "anew-" + System.nanoTime() % 1_000_000_000;
        define(0, "上门理发", false);
        var door = jdbc.sql("""
                select code
                from area.place
                where code like '5203270010030001%' and level = 25 and retired_at is null
                order by code desc
                limit 1
                """)
            .query(String.class).single();
        home = new HouseholdId(((Done) opening.open(CLERK, new AreaCode(door), Residence.OWNER, RequestKey.fresh()))
            .id());
        phone = Town.phone();
        newResident(phone.digits());
        member = ((Done) adding.add(CLERK, home, version(), new AddingMember.Wish(
            new PersonDetails("庹明芬", Town.number(LocalDate.of(1951, 3, 2)), phone, null, null), Relation.HEAD,
                Came.REGISTERED,
            LocalDate.of(2026, 1, 5), null))).id();
        person = persons.byPhone(phone).orElseThrow();
        giving.give(CLERK, home, version(), member, group, ConsentWay.SIGNED_PAPER);
    }

    @Test
    void mending_a_word_asks_nobody_and_another_purpose_asks_everybody_anew() {
        define(1, "上门理发。", false);
        assertThat(awaited.of(person)).doesNotContain(group);
        define(2, "上门理发和量血压", true);
        assertThat(awaited.of(person)).contains(group);
        assertThat(consents.holds(person, group)).isFalse();
        assertThat(awaited.within(List.of(new AreaCode(COMMUNITY)), "", 0, 1000))
            .extracting(AwaitedConsents.Awaited::member).contains(member);
        assertThat(awaited.within(List.of(new AreaCode("520327001004")), "", 0, 1000))
            .extracting(AwaitedConsents.Awaited::member)
            .doesNotContain(member);

        assertThat(giving.give(CLERK, home, version(), member, group, null)).isInstanceOf(Outcome.Refused.class);
        assertThat(giving.give(CLERK, home, version(), member, group, ConsentWay.IN_PERSON)).isInstanceOf(Done.class);
        assertThat(awaited.of(person)).doesNotContain(group);
        assertThat(consents.holds(person, group)).isTrue();
    }

    @Test
    void whoever_is_asked_anew_gets_one_message_for_each_version_and_the_desk_sees_who_has_not_answered() {
        var child = ((Done) adding.add(CLERK, home, version(), new AddingMember.Wish(
            new PersonDetails("庹小宝", Town.number(LocalDate.now().minusYears(6)), null, null, null), Relation.GRANDCHILD,
                Came.REGISTERED,
            LocalDate.of(2026, 1, 5), person))).id();
        giving.give(CLERK, home, version(), child, group, ConsentWay.SIGNED_PAPER);
        define(1, "上门理发和量血压", true);
        asking.ask(group, 2);
        asking.ask(group, 2);
        assertThat(messages(2)).as("one for the grandmother, also as guardian").isEqualTo(1);
        assertThat(mine()).hasSize(2).allMatch(one -> one.told() && one.askedAt() != null);
        define(2, "上门理发、量血压和送药", true);
        asking.ask(group, 2);
        asking.ask(group, 3);
        assertThat(messages(3)).isEqualTo(1);
        renewing.renew(Town.resident(person), person, group, 3);
        assertThat(mine()).extracting(AwaitedConsents.Awaited::member).containsExactly(child);
    }

    @Test
    void whoever_has_not_answered_after_two_weeks_is_told_once_more_and_whoever_has_is_left_alone() {
        define(1, "上门理发和量血压", true);
        asking.ask(group, 2);
        remind();
        assertThat(messages(2)).as("two weeks are not over").isEqualTo(1);
        longAgo();
        remind();
        remind();
        assertThat(messages(2)).isEqualTo(2);
        assertThat(mine()).singleElement().matches(AwaitedConsents.Awaited::reminded);
        assertThat(client("clerk").get("/console/households/consents").body()).contains("又提醒了一次");
        define(2, "上门理发、量血压和送药", true);
        asking.ask(group, 3);
        renewing.renew(Town.resident(person), person, group, 3);
        longAgo();
        remind();
        assertThat(messages(3)).isEqualTo(1);
    }

    private void remind() {
        boolean more;
        do {
            more = reminding.remind();
        } while (more);
    }

    private void longAgo() {
        jdbc.sql("""
                update household.consent_asked
                set asked_at = now() - interval '15 days'
                where care in (select id from household.care where care_group = :group)
                """)
            .param("group", group).update();
    }

    private long messages(int version) {
        return jdbc.sql("""
                select count(*)
                from notice.message
                where event like 'consent-anew:' || :group || ':' || :version || ':%'
                """)
            .param("group", group).param("version", version).query(Long.class).single();
    }

    private List<AwaitedConsents.Awaited> mine() {
        return awaited.within(List.of(new AreaCode(COMMUNITY)), "", 0, 1000).stream()
            .filter(one -> one.group().equals(group)).toList();
    }

    @Test
    void nobody_consents_for_somebody_else_or_to_a_text_that_was_not_read() {
        define(1, "上门理发和量血压", true);
        var stranger = persons.withPhone(Town.phone(), "别人");
        assertThat(renewing.renew(Town.resident(stranger), person, group, 2)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(renewing.renew(Town.resident(person), person, group, 1)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(renewing.renew(Town.resident(person), person, group, 2)).isInstanceOf(Done.class);
        assertThat(renewing.renew(Town.resident(person), person, group, 2)).isInstanceOf(Done.class);
    }

    @Test
    void the_desk_sees_whom_to_ask_and_the_resident_consents_on_the_phone() {
        define(1, "上门理发和量血压", true);
        for (int width : new int[] {PHONE, DESKTOP}) {
            var desk = staffWindow(width, "clerk");
            desk.navigate("/console/households/consents");
            assertThat(desk.locator("#main").innerText()).contains("上门理发和量血压");
            picture(desk, "consents-awaited-" + width);
        }
        var desk = staffWindow(DESKTOP, "clerk");
        desk.navigate("/console/households/" + home.value() + "/people/" + member);
        assertThat(desk.locator("#main").innerText()).contains("还没有重新同意");
        picture(desk, "consent-awaited-1440");
        var mine = residentWindow(PHONE, phone.digits());
        mine.navigate("/me/household");
        picture(mine, "consent-asked-390");
        english(mine);
        mine.navigate("/me/household");
        picture(mine, "consent-asked-en-390");
        mine.locator("form[action='/me/household/consents/" + group + "'] button[type=submit]").click();
        mine.waitForLoadState();
        assertThat(mine.locator("#main").innerText()).doesNotContain("our consent again");
        assertThat(awaited.of(person)).doesNotContain(group);
    }

    @Test
    void everything_held_is_drawn_on_paper() throws Exception {
        var paper = newResident(phone.digits()).bytes("/me/household/data.pdf");
        assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Files.createDirectories(Path.of("target/pictures"));
        Files.write(Path.of("target/pictures/my-data.pdf"), paper);
    }

    private int version() {
        return book.find(home).orElseThrow().version();
    }

    private void define(int version, String purpose, boolean asksAgain) {
        assertThat(defining.define(SECURITY, new DefiningDatum.Wish(group, version, "理发上门", "Barber",
            new Data.Terms(purpose, purpose, Data.Basis.CONSENT, "", 12, false), asksAgain))).isInstanceOf(Done.class);
    }

    private void english(Page page) {
        page.context().addCookies(List.of(new Cookie("language", "en").setUrl(base())));
    }
}
