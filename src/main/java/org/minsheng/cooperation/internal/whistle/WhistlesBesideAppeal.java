package org.minsheng.cooperation.internal.whistle;

import java.util.ArrayList;
import java.util.List;
import org.minsheng.appeal.AppealBeside;
import org.minsheng.page.Page;
import org.minsheng.shared.AreaCode;
import org.springframework.stereotype.Component;

/** An appeal that needs several can be whistled for; the whistles that came of it are linked beside it. */
@Component
class WhistlesBesideAppeal implements AppealBeside {

    private final WhistleBook book;

    WhistlesBesideAppeal(WhistleBook book) {
        this.book = book;
    }

    @Override
    public List<Beside> beside(Page page, String number, AreaCode place, boolean open) {
        var besides = new ArrayList<Beside>();
        book.ofAppeal(number).stream().filter(one -> WhistleRights.sees(page.viewer(), one.call().place()))
            .forEach(one -> besides.add(
                new Beside(one.call().title(), one.path(), page.t("cooperation.whistle.State." + one.state()),
                    one.tone(), "speakerphone")));
        if (open && WhistleRights.callers(page.viewer()).stream().anyMatch(area -> area.contains(place))) {
            besides.add(new Beside(page.t("cooperation.appeal.whistle"), WhistlePages.PATH + "/new?appeal=" + number,
                "", "neutral", "speakerphone"));
        }
        return besides;
    }
}
