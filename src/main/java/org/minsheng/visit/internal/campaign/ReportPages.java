package org.minsheng.visit.internal.campaign;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.minsheng.page.FileName;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What was answered, counted, and the report as a sheet and on a page; frozen when the campaign is over. */
@Controller
class ReportPages {

    private static final String ONE = CampaignPages.PATH + "/{id}";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CampaignHeads heads;
    private final Reporting reporting;
    private final ReportWorkbook workbook;
    private final ReportPaper paper;

    ReportPages(CampaignHeads heads, Reporting reporting, ReportWorkbook workbook, ReportPaper paper) {
        this.heads = heads;
        this.reporting = reporting;
        this.workbook = workbook;
        this.paper = paper;
    }

    @GetMapping(ONE + "/results")
    ModelAndView results(Page page, Viewer viewer, @PathVariable long id) {
        var campaign = heads.seen(viewer, id);
        var figures = figures(viewer, campaign);
        return page.show("visit/campaign/results",
            new CampaignViews.Results(campaign, figures, isFrozen(viewer, campaign),
            VisitRights.mayLead(viewer, VisitRights.sight(viewer, campaign.area()))));
    }

    private Figures figures(Viewer viewer, Campaign campaign) {
        var within = VisitRights.sight(viewer, campaign.area());
        var frozen = within.equals(campaign.area()) ? reporting.frozen(campaign.id())
            : java.util.Optional.<Figures>empty();
        return frozen.orElseGet(() -> reporting.now(campaign, within));
    }

    private boolean isFrozen(Viewer viewer, Campaign campaign) {
        return VisitRights.sight(viewer, campaign.area()).equals(campaign.area()) && reporting.frozen(campaign.id())
            .isPresent();
    }

    @GetMapping(ONE + "/report.xlsx")
    void sheet(Page page, Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        var campaign = heads.seen(viewer, id);
        var head = heads.head(page, viewer, campaign, Form.empty());
        var figures = figures(viewer, campaign);
        name(response, SHEET, page.t("visit.report.file", campaign.name()) + ".xlsx");
        workbook.write(page, head, figures, isFrozen(viewer, campaign), response.getOutputStream());
    }

    @GetMapping(ONE + "/report.pdf")
    void paper(Page page, Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        var campaign = heads.seen(viewer, id);
        var head = heads.head(page, viewer, campaign, Form.empty());
        var figures = figures(viewer, campaign);
        name(response, "application/pdf", page.t("visit.report.file", campaign.name()) + ".pdf");
        paper.write(page, head, figures, isFrozen(viewer, campaign), response.getOutputStream());
    }

    private static void name(HttpServletResponse response, String type, String file) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.saved(file));
    }
}
