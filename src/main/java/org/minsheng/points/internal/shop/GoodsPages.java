package org.minsheng.points.internal.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minsheng.attachment.AttachmentId;
import org.minsheng.attachment.Attachments;
import org.minsheng.attachment.Keeping;
import org.minsheng.page.Form;
import org.minsheng.page.Page;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsOutcome.Refused;
import org.minsheng.points.internal.PointsRights;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a shop has: new goods, receipts, losses, prices. */
@Controller
class GoodsPages {

    private static final String PATH = ShopPages.PATH + "/{shop}/goods";
    private static final int MOVES = 50;
    private static final int MOST_PIECES = 10_000;

    private final ShopBook shops;
    private final GoodsBook goods;
    private final RunningShop running;
    private final StockingGoods stocking;
    private final Attachments attachments;

    GoodsPages(ShopBook shops, GoodsBook goods, RunningShop running, StockingGoods stocking, Attachments attachments) {
        this.shops = shops;
        this.goods = goods;
        this.running = running;
        this.stocking = stocking;
        this.attachments = attachments;
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh(Page page, Viewer viewer, @PathVariable long shop) {
        return page.show("points/shop/goods-terms", new ShopViews.GoodsTerms(known(viewer, shop), null, Form.empty()));
    }

    @PostMapping(PATH)
    ModelAndView add(Page page, Form form, Viewer viewer, @PathVariable long shop,
                     @RequestParam(name = "photos", required = false) @Nullable MultipartFile photo) {
        var place = known(viewer, shop);
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var terms = terms(form, photo, null);
        if (!form.hasErrors() && key != null) {
            switch (running.add(viewer, key, shop, terms)) {
                case Done done -> {
                    return page.go(path(shop, done.id()), "points.goods.added");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/shop/goods-terms", new ShopViews.GoodsTerms(place, null, form));
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(Page page, Viewer viewer, @PathVariable long shop, @PathVariable long id) {
        return page.show("points/shop/goods", view(page, viewer, shop, id, Form.empty()));
    }

    private ShopViews.GoodsOne view(Page page, Viewer viewer, long shop, long id, Form form) {
        var place = known(viewer, shop);
        return new ShopViews.GoodsOne(place, item(shop, id),
            goods.moves(id, ShopPages.before(page.url().get("after")), MOVES),
            PointsRights.mayKeep(viewer, place.area()), form);
    }

    @GetMapping(PATH + "/{id}/terms")
    ModelAndView edit(Page page, Viewer viewer, @PathVariable long shop, @PathVariable long id) {
        var known = item(shop, id);
        var form = Form.empty().prefill("name", known.name()).prefill("piece", known.piece())
            .prefill("sponsor", known.sponsor())
            .prefill("price", Integer.toString(known.price()))
            .prefill("limitPieces", known.limitPieces() == null ? null : known.limitPieces().toString())
            .prefill("limitPeriod", known.limitPeriod() == null ? "MONTH" : known.limitPeriod().name())
            .prefill("hidden", known.hiddenAt() == null ? null : "1")
            .prefill("attachment", known.photo() == null ? null : known.photo().toString());
        return page.show("points/shop/goods-terms", new ShopViews.GoodsTerms(known(viewer, shop), known, form));
    }

    @PostMapping(PATH + "/{id}/terms")
    ModelAndView change(Page page, Form form, Viewer viewer, @PathVariable long shop, @PathVariable long id,
                        @RequestParam(name = "photos", required = false) @Nullable MultipartFile photo) {
        var place = known(viewer, shop);
        var known = item(shop, id);
        var version = form.read("version", Integer::valueOf, "form.not-a-choice");
        var terms = terms(form, photo, known);
        if (!form.hasErrors() && version != null) {
            switch (running.change(viewer, id, version, terms)) {
                case Done done -> {
                    return page.go(path(shop, done.id()), "points.goods.changed");
                }
                case Refused refused -> form.reject(refused.field(), refused.key(), refused.args());
            }
        }
        return page.again("points/shop/goods-terms", new ShopViews.GoodsTerms(place, known, form));
    }

    private GoodsBook.Terms terms(Form form, @Nullable MultipartFile photo, @Nullable Goods known) {
        var kept = photo(form, photo);
        var limit = form.read("limitPieces", text -> Numbers.between(text, 1, 999), "points.fault.number");
        var period = limit == null ? null : form.choice("limitPeriod", Goods.Period.class);
        form.required("price", 6);
        var price = form.read("price", text -> Numbers.between(text, 1, 100_000), "points.fault.number");
        return new GoodsBook.Terms(form.required("name", 40), form.required("piece", 10), form.optional("sponsor", 60),
            kept, price == null ? 0 : price, limit, limit != null && period == null ? Goods.Period.MONTH : period,
            known != null && form.checked("hidden"));
    }

    /** The one that was brought, else the one that was kept. */
    private @Nullable AttachmentId photo(Form form, @Nullable MultipartFile photo) {
        var ids = new ArrayList<>(form.values("attachment"));
        if (photo != null && !photo.isEmpty()) {
            try (var content = photo.getInputStream()) {
                switch (attachments.keepPhoto(content,
                    photo.getOriginalFilename() == null ? "" : photo.getOriginalFilename(), false)) {
                    case Keeping.Kept kept -> ids.add(kept.attachment().id().toString());
                    case Keeping.Refused refused -> form.reject("photos", refused.key(), refused.args());
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        if (ids.isEmpty()) {
            return null;
        }
        form.clear("attachment").also("attachment", ids.getLast());
        return form.read("attachment", text -> new AttachmentId(UUID.fromString(text)), "form.not-a-choice");
    }

    @PostMapping(PATH + "/{id}/receipts")
    ModelAndView receive(Page page, Form form, Viewer viewer, @PathVariable long shop, @PathVariable long id) {
        var pieces = pieces(form, "pieces");
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var sponsor = form.optional("sponsor", 60);
        var note = form.optional("note", 100);
        item(shop, id);
        return form.hasErrors() || pieces == null || key == null
            ? page.again("points/shop/goods", view(page, viewer, shop, id, form))
            : told(page, viewer, shop, id, form, stocking.receive(viewer, key, id, pieces, sponsor, note),
                "points.goods.received");
    }

    @PostMapping(PATH + "/{id}/losses")
    ModelAndView writeOff(Page page, Form form, Viewer viewer, @PathVariable long shop, @PathVariable long id) {
        var pieces = pieces(form, "lost");
        var key = form.read("requestKey", RequestKey::of, "form.not-a-choice");
        var reason = form.required("reason", 100);
        item(shop, id);
        return form.hasErrors() || pieces == null || key == null
            ? page.again("points/shop/goods", view(page, viewer, shop, id, form))
            : told(page, viewer, shop, id, form, stocking.writeOff(viewer, key, id, pieces, reason),
                "points.goods.written-off");
    }

    private static @Nullable Integer pieces(Form form, String field) {
        form.required(field, 6);
        return form.read(field, text -> Numbers.between(text, 1, MOST_PIECES), "points.fault.number");
    }

    private ModelAndView told(Page page, Viewer viewer, long shop, long id, Form form,
                              PointsOutcome outcome, String told) {
        if (outcome instanceof Refused refused) {
            var field = form.checked("lost") ? "lost" : refused.field();
            form.reject(field, refused.key(), refused.args());
            return page.again("points/shop/goods", view(page, viewer, shop, id, form));
        }
        return page.go(path(shop, id), told);
    }

    private static String path(long shop, long id) {
        return ShopPages.PATH + "/" + shop + "/goods/" + id;
    }

    private Shop known(Viewer viewer, long id) {
        return shops.find(id).filter(shop -> PointsRights.maySeeShop(viewer, shop.area()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Goods item(long shop, long id) {
        return goods.find(id).filter(one -> one.shop() == shop)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
