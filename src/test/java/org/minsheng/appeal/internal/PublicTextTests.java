package org.minsheng.appeal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was answered to one person is taken over for another without that person. */
class PublicTextTests {

    @Test
    void a_title_that_begins_with_a_door_begins_with_what_is_wrong() {
        assertThat(PublicText.outline("3栋2单元501的灯坏了三天")).isEqualTo("灯坏了三天");
        assertThat(PublicText.outline("3栋2单元501，下水道堵了")).isEqualTo("下水道堵了");
        assertThat(PublicText.outline("3栋2单元501漏水")).isEqualTo("*漏水");
        assertThat(PublicText.outline("3栋2单元501说的杂物已清")).as("somebody said so").isEqualTo("*说的杂物已清");
    }

    @Test
    void names_doors_and_phones_are_left_out_of_an_answer_that_is_used_again() {
        var plain = PublicText.reusable("张建国先生：您好！您家3栋2单元501室的水管已由李师傅修好，联系人：王小明，电话13985200077，"
            + "物业电话 28612345；陈丽（0851-24221234）会回访。");
        assertThat(plain).doesNotContain("张建国", "3栋", "501", "李师傅", "王小明", "13985200077", "28612345", "陈丽", "24221234");
        assertThat(plain).startsWith("*先生：您好！您家").contains("水管已由*师傅修好", "联系人：*", "会回访");
    }

    @Test
    void what_names_nobody_stays_as_it_was() {
        var text = "工作人员于昨日上门查看，已联系环卫吸粪车当天清掏，并与物业约定每季度清掏一次，共3次，请放心。";
        assertThat(PublicText.reusable(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3号楼2单元501", "3栋2单元一楼", "三栋501室", "5楼12号", "6栋2-501", "3-2-501", "501室",
        "12号门面", "3号楼302", "一单元三楼"})
    void what_leads_to_a_door_is_left_out(String door) {
        assertThat(PublicText.outline("我家住" + door + "，天天漏水")).isEqualTo("我家住*，天天漏水");
    }

    @ParameterizedTest
    @ValueSource(strings = {"一楼下水道堵了", "3号楼电梯坏了", "六楼房间进水", "2单元楼道灯不亮", "3栋和4栋之间的路灯", "3楼2个灯坏了",
        "3栋5号楼都停水", "2026-11-26停电"})
    void a_floor_or_a_building_alone_leads_to_nobody_and_stays(String said) {
        assertThat(PublicText.outline(said)).isEqualTo(said);
    }
}
