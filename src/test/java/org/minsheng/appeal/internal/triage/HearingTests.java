package org.minsheng.appeal.internal.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minsheng.appeal.internal.triage.Hearing.Heard;
import org.minsheng.appeal.internal.triage.Learning.Example;
import org.minsheng.testing.Beside;

/** A county's first confirmed matters add to the shipped words and do not drown them. */
@Beside
class HearingTests {

    private static final Sorter SHIPPED = Learning.from(Shipped.MATTERS.examples());
    private static final String THROWN = "楼上高空抛物，扔烟头砸到人";

    @Test
    void few_confirmed_matters_of_one_sort_do_not_drown_what_the_shipped_words_are_sure_of() {
        var alone = new Hearing(null, SHIPPED, 0).on(said(THROWN));
        assertLabel(alone, "compound.falling");
        for (int confirmed : List.of(5, 8, 20, 60)) {
            var heard = county(confirmed).on(said(THROWN));
            assertLabel(heard, "compound.falling");
        }
    }

    @Test
    void what_the_county_confirmed_is_heard_from_the_first_handful_on() {
        var heard = county(8).on(said("咕噜机坏了没人管"));
        assertLabel(heard, "health.epidemic");
        assertThat(heard == null ? 0 : heard.learntFrom()).isEqualTo(8);
    }

    @Test
    void what_the_county_confirmed_is_heard_beside_whatever_else_it_confirmed() {
        for (int others : List.of(30, 90, 180, 300, 900)) {
            var confirmed = new ArrayList<Example>();
            var elsewhere = Shipped.MATTERS.examples();
            for (int n = 0; n < others; n++) {
                var one = elsewhere.get(n % elsewhere.size());
                confirmed.add(new Example(said("我们这里第" + n + "次来说了，请管一管"), one.label()));
            }
            for (int n = 0; n < 8; n++) {
                confirmed.add(new Example(said("咕噜机坏了没人管，第" + n + "次说了"), "health.epidemic"));
            }
            var examples = new ArrayList<>(Shipped.MATTERS.beside(confirmed.size()));
            examples.addAll(confirmed);
            var heard = new Hearing(Learning.from(examples), SHIPPED, confirmed.size()).on(said("咕噜机坏了没人管"));
            assertLabel(heard, "health.epidemic");
            assertThat(heard == null ? 0 : heard.learntFrom()).as("beside " + others).isEqualTo(confirmed.size());
        }
    }

    @Test
    void a_county_that_confirmed_much_goes_its_own_way() {
        var examples = new ArrayList<>(Shipped.MATTERS.beside(Hearing.MUCH));
        int confirmed = 0;
        for (var seed : Shipped.MATTERS.examples()) {
            var label = seed.label().equals("compound.falling") ? "safety.order" : seed.label();
            for (int time = 0; time < 4; time++) {
                examples.add(new Example(seed.said(), label));
                confirmed++;
            }
        }
        var heard = new Hearing(Learning.from(examples), SHIPPED, confirmed).on(said(THROWN));
        assertThat(confirmed).isGreaterThan(Hearing.MUCH);
        assertLabel(heard, "safety.order");
        assertThat(heard == null ? 0 : heard.learntFrom()).isEqualTo(confirmed);
    }

    /** None of these stands among the shipped sentences. */
    @Test
    void everyday_sentences_are_sorted_by_the_shipped_words_alone() {
        var alone = new Hearing(null, SHIPPED, 0);
        Map.ofEntries(
            Map.entry("有人从十几楼丢花盆下来", "compound.falling"), Map.entry("电瓶车天天推进楼道充电，万一起火怎么办", "safety.fire"),
            Map.entry("我们单元下水道又堵了，粪水漫到门口", "compound.drain"), Map.entry("巷口那盏路灯不亮好久了", "construction.roads"),
            Map.entry("每天晚上跳广场舞的音响放得太大", "environment.noise"), Map.entry("田坝里有人烧秸秆，烟子飘得到处都是", "environment.smoke"),
            Map.entry("老板一直拖着工资不给，打电话也不接", "labour.wages"), Map.entry("在省外住院的医保报销要交什么", "health.insurance"),
            Map.entry("我家娃娃今年上小学，学区划到哪里", "education.enrolment"), Map.entry("放出来的自来水黄得很", "construction.water"),
            Map.entry("我们这边三天两头停电", "construction.power"), Map.entry("有几条流浪狗在校门口咬人", "safety.animals"),
            Map.entry("楼上漏水到我家厨房，喊他修他不修", "compound.neighbours"), Map.entry("物业费年年收，垃圾都没人管", "compound.service"),
            Map.entry("小区电梯又停了，老人家爬不动楼", "compound.lift"), Map.entry("早上的公交班次能不能加一趟", "transport.bus"),
            Map.entry("我妈一个人过，没有收入，能不能吃低保", "labour.relief"), Map.entry("消防通道被几辆车堵着", "compound.fire-lane"),
            Map.entry("房产证交了资料三年都没下来", "construction.certificate"), Map.entry("接了个电话被骗了八千块钱", "safety.fraud"))
            .forEach((said, label) -> assertLabel(alone.on(said(said)), label));
    }

    /** None of these stands among the shipped sentences. */
    @Test
    void a_fear_that_somebody_falls_is_not_about_things_thrown_from_above() {
        var alone = new Hearing(null, SHIPPED, 0);
        Map.of("井盖坏了，怕掉下去", "construction.roads",
            "人行道上的井盖不见了，晚上怕老人踩空掉下去", "construction.roads",
            "路边那条沟没有盖子，怕学生掉下去", "construction.roads",
            "电梯门自己打开了，里面是空的，怕掉下去", "compound.lift",
            "化粪池没有盖严，怕小朋友掉下去", "compound.drain")
            .forEach((said, label) -> assertLabel(alone.on(said(said)), label));
        for (var said : List.of("天台的护栏断了，怕小孩掉下去", "河边没有栏杆，怕娃娃掉下去", "楼梯扶手松了，怕老人摔下去",
                "坑太深了，骑车的怕掉下去")) {
            var heard = alone.on(said(said));
            assertThat(heard == null ? "" : heard.guess().label()).as(said).isNotEqualTo("compound.falling");
        }
        for (var said : List.of("楼上的花盆放在窗台上，怕掉下来砸到人", "外墙的瓷砖松了，怕掉下来",
                "阳台上的铁架子快掉下来了", "有人往楼下扔东西，怕砸到孩子", "高空坠物差点砸到人")) {
            assertLabel(alone.on(said(said)), "compound.falling");
        }
    }

    @Test
    void beside_much_that_a_county_confirmed_one_line_of_each_matter_is_enough() {
        var all = Shipped.MATTERS.examples();
        assertThat(Shipped.MATTERS.beside(Hearing.MUCH - 1)).hasSameSizeAs(all);
        var few = Shipped.MATTERS.beside(Hearing.MUCH).stream().map(Example::label).toList();
        assertThat(few).doesNotHaveDuplicates().containsAll(all.stream().map(Example::label).toList());
    }

    @Test
    void what_nobody_knows_is_left_to_people() {
        assertThat(new Hearing(null, SHIPPED, 0).on(said("zzz 123"))).isNull();
    }

    private static void assertLabel(@Nullable Heard heard, String label) {
        assertThat(heard).isNotNull();
        if (heard != null) {
            assertThat(heard.guess().label()).as("%s", heard).isEqualTo(label);
            assertThat(heard.guess().share()).as("%s", heard).isGreaterThanOrEqualTo(Triage.LEAST_SHARE);
        }
    }

    private static Hearing county(int confirmed) {
        var examples = new ArrayList<>(Shipped.MATTERS.examples());
        for (int n = 0; n < confirmed; n++) {
            examples.add(new Example(said("咕噜机坏了没人管，第" + n + "次说了"), "health.epidemic"));
        }
        return new Hearing(Learning.from(examples), SHIPPED, confirmed);
    }

    private static Features said(String body) {
        return Features.of("", body, text -> List.of());
    }
}
