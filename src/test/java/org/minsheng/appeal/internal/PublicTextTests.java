package org.minsheng.appeal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What was answered to one person is taken over for another without that person. */
class PublicTextTests {

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
}
