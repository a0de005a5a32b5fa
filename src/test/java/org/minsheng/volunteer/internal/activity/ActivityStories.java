package org.minsheng.volunteer.internal.activity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.minsheng.testing.RunningServer;
import org.minsheng.testing.Views;

/**
 * An activity from the plan to the deeds: signed up on the phone, checked in by the organiser's code, confirmed,
 * ranked.
 */
class ActivityStories extends RunningServer {

    @Test
    void an_organiser_plans_shows_the_turning_code_and_confirms_what_a_resident_joined() {
        var organiser = staffWindow(DESKTOP, "yingfu");
        organiser.navigate("/console/activities/new");
        main(organiser).locator("select[name=kind]").selectOption("HEALTH_CLINIC");
        main(organiser).locator("input[name=title]").fill("周三中医义诊");
        main(organiser).locator("textarea[name=text]").fill("请带上医保卡。");
        main(organiser).locator("input[name=meetingPlace]").fill("社区服务中心二楼");
        var soon = LocalDateTime.now(java.time.ZoneId.of("Asia/Shanghai")).plusMinutes(40)
            .truncatedTo(ChronoUnit.MINUTES);
        main(organiser).locator("input[name=startsAt]").fill(soon.toString());
        main(organiser).locator("input[name=endsAt]").fill(soon.minusHours(1).toString());
        main(organiser).locator("input[name=capacity]").fill("1");
        main(organiser).locator("form[action='/console/activities'] button[type=submit]").click();
        assertThat(main(organiser)).containsText("结束时间要晚于开始时间");
        picture(organiser, "volunteer-plan-1440");
        main(organiser).locator("input[name=endsAt]").fill(soon.plusHours(2).toString());
        main(organiser).locator("form[action='/console/activities'] button[type=submit]").click();
        assertThat(organiser.locator(".flash")).containsText("已发布");
        var path = organiser.url().substring(base().length());
        var id = path.substring(path.lastIndexOf('/') + 1);
        var own = "/me/volunteer/activities/" + id;

        edit(organiser, path);
        var resident = residentWindow(PHONE, "19800005201");
        resident.navigate("/me/volunteer/activities");
        picture(resident, "volunteer-activities-390");
        resident.navigate(own);
        main(resident).locator("form[action$='/sign-up'] button[type=submit]").click();
        assertThat(resident.locator(".flash")).containsText("报名成功");
        var late = residentWindow(PHONE, "19800005202");
        late.navigate(own);
        main(late).locator("form[action$='/sign-up'] button[type=submit]").click();
        assertThat(late.locator(".flash")).containsText("候补");
        picture(late, "volunteer-activity-waiting-390");

        organiser.navigate(path + "/code");
        picture(organiser, "volunteer-code-1440");
        assertThat(main(organiser)).containsText("扫码签到");
        var link = organiser.evaluate("() => document.querySelector('#code').dataset.link").toString();
        resident.navigate(link.substring(link.indexOf("/me/")));
        picture(resident, "volunteer-check-390");
        main(resident).locator("form[action$='/check'] button[type=submit]").click();
        assertThat(resident.locator(".flash")).containsText("签到成功");
        picture(resident, "volunteer-activity-390");
        organiser.navigate(path + "/code?way=OUT");
        var out = organiser.evaluate("() => document.querySelector('#code').dataset.link").toString();
        resident.navigate(out.substring(out.indexOf("/me/")));
        main(resident).locator("form[action$='/check'] button[type=submit]").click();
        assertThat(resident.locator(".flash")).containsText("签退成功");
        late.navigate(own + "/check?way=IN&code=0123456789abcdef0123");
        assertThat(main(late)).containsText("二维码已经过期");
        late.navigate(own);
        jdbc.sql("update volunteer.sign_up set state = 'CANCELLED' where activity = :id and state = 'WAITING'")
            .param("id", Long.valueOf(id)).update();
        main(late).locator("button:has(+ dialog#cancel)").click();
        late.locator("#cancel button[type=submit]").click();
        assertThat(late.locator(".flash.is-warning")).isVisible();
        picture(late, "volunteer-refused-390");

        jdbc.sql("""
                update volunteer.activity
                set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 minute'
                where id = :id
                """)
            .param("id", Long.valueOf(id)).update();
        organiser.navigate(path);
        picture(organiser, "volunteer-activity-1440");
        main(organiser).locator("textarea[name=summary]").fill("到场居民都做了检查。");
        organiser.setInputFiles("input[name=photos]", new FilePayload("义诊.png", "image/png", Views.png(31, 240, 0)));
        assertThat(main(organiser).locator(".upload img").first()).isVisible();
        main(organiser).locator("form[action$='/confirmation'] button[type=submit]").click();
        assertThat(organiser.locator(".flash")).containsText("服务记录已生成");
        assertThat(main(organiser).locator(".step-photos img")).hasCount(1);
        picture(organiser, "volunteer-activity-over-1440");
        resident.navigate(own);
        main(resident).locator("input[name=rating][value='5']").check();
        main(resident).locator("form[action$='/feedback'] button[type=submit]").click();
        assertThat(resident.locator(".flash")).containsText("谢谢您的评价");

        organiser.navigate("/console/deeds?source=activity:" + id);
        assertThat(main(organiser)).containsText("周三中医义诊");
        picture(organiser, "volunteer-deeds-1440");
        organiser.navigate("/console/activities?when=PAST");
        picture(organiser, "volunteer-activities-1440");
        organiser.navigate("/console");
        picture(organiser, "volunteer-start-1440");
    }

    /** Somebody else changed it meanwhile: nothing is overwritten, and what was typed is still there. */
    private void edit(Page organiser, String path) {
        organiser.navigate(path + "/edit");
        main(organiser).locator("input[name=meetingPlace]").fill("社区服务中心一楼大厅");
        picture(organiser, "volunteer-plan-edit-1440");
        main(organiser).locator("form[action='" + path + "'] button[type=submit]").click();
        assertThat(main(organiser)).containsText("一楼大厅");
        organiser.navigate(path + "/edit");
        jdbc.sql("update volunteer.activity set version = version + 1 where id = :id")
            .param("id", Long.valueOf(path.replaceAll("\\D", ""))).update();
        main(organiser).locator("input[name=title]").fill("周三中医义诊和推拿");
        main(organiser).locator("form[action='" + path + "'] button[type=submit]").click();
        assertThat(main(organiser)).containsText("刚才有人处理过");
        assertThat(main(organiser).locator("input[name=title]")).hasValue("周三中医义诊和推拿");
        organiser.navigate(path);
    }

    @Test
    void an_activity_is_called_off_and_everybody_who_had_signed_up_reads_why() {
        var organiser = staffWindow(DESKTOP, "yingfu");
        var title = "河边捡垃圾" + System.nanoTime() % 100_000;
        long id = jdbc.sql("""
                insert into volunteer.activity (request_key, area, kind, title, meeting_place, starts_at, ends_at,
                    members_only, state, organiser_name, created_at)
                values (gen_random_uuid(), '520328004901', 'ENVIRONMENT', :title, '河边', now() + interval '2 days',
                    now() + interval '50 hours', false, 'PLANNED', '石敏', now())
                returning id
                """).param("title", title).query(Long.class).single();
        var resident = residentWindow(PHONE, "19800005201");
        resident.navigate("/me/volunteer/activities/" + id);
        main(resident).locator("form[action$='/sign-up'] button[type=submit]").click();
        organiser.navigate("/console/activities/" + id);
        main(organiser).getByText("取消活动").first().click();
        organiser.locator("#cancellation input[name=reason]").fill("河水上涨");
        picture(organiser, "volunteer-activity-cancel-1440");
        organiser.locator("#cancellation button[type=submit]").click();
        assertThat(organiser.locator(".flash")).containsText("已取消");
        assertThat(main(organiser)).containsText("河水上涨");
        resident.navigate("/me/volunteer/activities/" + id);
        assertThat(main(resident)).containsText("河水上涨");
        assertThat(main(resident).locator("form[action$='/sign-up']")).hasCount(0);
        picture(resident, "volunteer-activity-cancelled-390");
    }

    private static Locator main(Page page) {
        return page.locator("#main");
    }
}
