package org.minsheng.visit.internal.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minsheng.account.Accounts;
import org.minsheng.shared.AccountId;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.minsheng.testing.Beside;
import org.minsheng.testing.RunningServer;
import org.minsheng.visit.internal.form.FormOutcome.Done;
import org.minsheng.visit.internal.form.FormOutcome.Refused;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms, their drafts and versions against the real database. */
@Beside
class FormTests extends RunningServer {

    private static final AreaCode COMMUNITY = new AreaCode("520327001003");

    @Autowired
    private CreatingForm creating;
    @Autowired
    private EditingForm editing;
    @Autowired
    private PublishingForm publishing;
    @Autowired
    private FormBook book;
    @Autowired
    private Forms forms;
    @Autowired
    private Accounts accounts;
    @Autowired
    private PersonalAnswers personal;

    private Viewer viewer(String username) {
        long id = jdbc.sql("select id from account.account where username = :name").param("name", username)
            .query(Long.class).single();
        return Objects.requireNonNull(accounts.viewers(List.of(new AccountId(id))).get(new AccountId(id)));
    }

    private FormId form(Viewer viewer) {
        var details = new FormDetails("测试表单", "", FormPurpose.OTHER, COMMUNITY, "测试");
        var made = creating.create(viewer, RequestKey.fresh(), details,
            new Draft(FormDefinition.EMPTY).add(Field.Kind.TEXT, null));
        var id = ((Done) made).id();
        var row = book.find(id).orElseThrow();
        editing.edit(viewer, id, row.version(), row.details(),
            draft -> new Draft(draft).replace("text1", labelled(draft.fields().getFirst(), "问题")));
        return id;
    }

    private static Field labelled(Field field, String label) {
        return new Field(field.key(), field.kind(), label, "", "", "", false, true, null, null, null, null, null, null,
            List.of(), null, null, List.of());
    }

    @Test
    void each_county_has_the_forms_that_ship() {
        for (var county : List.of("520327", "520328", "520329")) {
            var usable = forms.usable(new AreaCode(county));
            assertThat(usable).extracting(FormVersion::name).contains("入户全员排查", "反诈入户检查", "消防安全巡查", "居家照护测温", "独居关爱探访");
            assertThat(usable).allSatisfy(version -> assertThat(Flaws.of(version.definition()))
                .as(version.name()).isEmpty());
        }
        assertThat(forms.latest(new AreaCode("5203280049010001001011001"), ShippedForms.QUARANTINE)).isPresent();
    }

    @Test
    void of_two_who_publish_at_once_one_makes_a_version() throws Exception {
        var secretary = viewer("tiyuchang");
        var id = form(secretary);
        int version = book.find(id).orElseThrow().version();
        Callable<FormOutcome> publish = () -> publishing.publish(secretary, id, version);
        try (var two = Executors.newFixedThreadPool(2)) {
            var outcomes = two.invokeAll(List.of(publish, publish)).stream().map(future -> {
                try {
                    return future.get();
                } catch (InterruptedException | java.util.concurrent.ExecutionException fault) {
                    throw new IllegalStateException(fault);
                }
            }).toList();
            assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(1);
        }
        assertThat(book.versions(id)).hasSize(1);
    }

    @Test
    void a_version_stays_when_the_draft_goes_on() {
        var secretary = viewer("tiyuchang");
        var id = form(secretary);
        publishing.publish(secretary, id, book.find(id).orElseThrow().version());
        var first = forms.latest(id).orElseThrow();
        var row = book.find(id).orElseThrow();
        assertThat(row.draftDiffers()).isFalse();
        editing.edit(secretary, id, row.version(), row.details(), draft -> new Draft(draft).copy("text1"));
        assertThat(forms.version(first.id()).orElseThrow().definition()).isEqualTo(first.definition());
        var changed = book.find(id).orElseThrow();
        assertThat(changed.draftDiffers()).isTrue();
        publishing.publish(secretary, id, changed.version());
        assertThat(forms.latest(id).orElseThrow().number()).isEqualTo(2);
        assertThat(Differences.between(first.definition(), forms.latest(id).orElseThrow().definition()))
            .extracting(Differences.Difference::sort).containsExactly(Differences.Sort.ADDED);
    }

    @Test
    void a_change_to_what_somebody_else_changed_meanwhile_is_refused() {
        var secretary = viewer("tiyuchang");
        var id = form(secretary);
        var row = book.find(id).orElseThrow();
        assertThat(editing.edit(secretary, id, row.version(), row.details(), draft -> new Draft(draft).copy("text1")))
            .isInstanceOf(Done.class);
        assertThat(editing.edit(secretary, id, row.version(), row.details(), draft -> new Draft(draft).remove("text1")))
            .isEqualTo(FormOutcome.CHANGED_MEANWHILE);
    }

    @Test
    void another_community_cannot_touch_it_and_does_not_see_it() {
        var id = form(viewer("tiyuchang"));
        var row = book.find(id).orElseThrow();
        assertThat(editing.edit(viewer("jishan"), id, row.version(), row.details(), draft -> FormDefinition.EMPTY))
            .isEqualTo(FormOutcome.NOT_YOURS);
        assertThat(client("jishan").get("/console/forms/" + id.value()).statusCode()).isEqualTo(404);
        assertThat(client("tiyuchang").get("/console/forms/" + id.value()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_with_flaws_is_not_published() {
        var secretary = viewer("tiyuchang");
        var details = new FormDetails("没写完", "", FormPurpose.OTHER, COMMUNITY, "测试");
        var id = ((Done) creating.create(secretary, RequestKey.fresh(), details,
            new Draft(FormDefinition.EMPTY).add(Field.Kind.GROUP, null))).id();
        assertThat(publishing.publish(secretary, id, 0)).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.key()).isEqualTo("visit.form.refused.flaws"));
        assertThat(Flaws.of(book.find(id).orElseThrow().draft())).extracting(Flaw::key)
            .contains("visit.flaw.label", "visit.flaw.group-empty");
    }

    @Test
    void personal_answers_are_sealed_and_come_back_as_they_were() {
        var form = new FormDefinition(
            List.of(labelled(new Draft(FormDefinition.EMPTY).add(Field.Kind.TEXT, null).fields().getFirst(), "姓名")));
        Map<String, Object> answers = Map.of("text1", "王小明");
        var sealed = personal.seal(form, answers);
        assertThat(sealed.toString()).doesNotContain("王小明");
        assertThat(personal.open(form, sealed)).isEqualTo(answers);
        assertThat(PersonalAnswers.masked(form, sealed)).isEqualTo(Map.of("text1", PersonalAnswers.MASK));
    }

    @Test
    void a_form_goes_out_as_a_file_and_comes_in_again() {
        var client = client("tiyuchang");
        var id = form(viewer("tiyuchang"));
        var file = client.get("/console/forms/" + id.value() + "/definition.json").body();
        assertThat(new FormJson().definition(file)).isEqualTo(book.find(id).orElseThrow().draft());
        var page = client.get("/console/forms/imports/new").body();
        var key = Pattern.compile("name=\"requestKey\" value=\"([^\"]+)\"").matcher(page);
        assertThat(key.find()).isTrue();
    }
}
